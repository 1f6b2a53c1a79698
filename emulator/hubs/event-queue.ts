/**
 * Runs a connection's blocking events one after the other: nothing of its next event leaves before the previous call
 * has been answered.
 *
 * @see reference-cloud-events.md, "Events": blocking events of one connection are ordered.
 */
export class EventQueue {
  readonly #waiting: (() => Promise<void>)[] = [];
  #running = false;
  #finished: Promise<void> = Promise.resolve();

  get length(): number {
    return this.#waiting.length;
  }

  /** @param task never rejects. */
  enqueue(task: () => Promise<void>): void {
    this.#waiting.push(task);
    if (!this.#running) this.#finished = this.#run();
  }

  /** Settles when every task so far has run. */
  idle(): Promise<void> {
    return this.#finished;
  }

  /** Forgets the tasks that have not begun. */
  clear(): void {
    this.#waiting.length = 0;
  }

  async #run(): Promise<void> {
    this.#running = true;
    for (let task = this.#waiting.shift(); task !== undefined; task = this.#waiting.shift()) await task();
    this.#running = false;
  }
}
