const intervalMs = 500;

/**
 * Asks a process at an interval whether its loop still runs, and calls back once it has not answered for a time. Time is
 * counted in intervals that this process was awake in: a machine that slept does not make the other process late.
 */
export class Heartbeat implements Disposable {
  readonly #timer: NodeJS.Timeout;
  #unanswered = 0;

  /** @param blockedAfterMs how long an answer may take; Infinity where a debugger may hold the process. */
  constructor(blockedAfterMs: number, ping: () => void, onBlocked: () => void) {
    this.#timer = setInterval(() => {
      if (this.#unanswered === 0) ping();
      this.#unanswered += 1;
      if (this.#unanswered * intervalMs > blockedAfterMs + intervalMs) {
        this[Symbol.dispose]();
        onBlocked();
      }
    }, intervalMs).unref();
  }

  answered(): void {
    this.#unanswered = 0;
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }
}
