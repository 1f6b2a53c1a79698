import { setTimeout as delay } from 'node:timers/promises';

/** A span of time, at whose end whatever is in progress is given up. */
export class TimeLimit {
  /** Called once, at its end. */
  onOver: (() => void) | undefined;
  #isOver = false;
  readonly #timer: NodeJS.Timeout;

  constructor(ms: number) {
    this.#timer = setTimeout(() => {
      this.#isOver = true;
      this.onOver?.();
    }, ms).unref();
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Lets the whole span begin again. */
  restart(): void {
    this.#timer.refresh();
  }

  /** Call it when the limit is not needed any more. */
  end(): void {
    clearTimeout(this.#timer);
  }

  /** Settles after some time, or at its end where that is earlier. */
  async pause(ms: number): Promise<void> {
    const over = new AbortController();
    this.onOver = () => over.abort();
    await delay(ms, undefined, { signal: over.signal, ref: false }).catch(() => undefined);
  }
}
