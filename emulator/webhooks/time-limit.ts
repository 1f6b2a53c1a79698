/** A span of time, at whose end a signal aborts. */
export class TimeLimit {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;

  constructor(ms: number) {
    this.#timer = setTimeout(() => this.#controller.abort(), ms).unref();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Lets the whole span begin anew. */
  restart(): void {
    this.#timer.refresh();
  }

  /** To be told when the limit is not needed any more. */
  end(): void {
    clearTimeout(this.#timer);
  }
}
