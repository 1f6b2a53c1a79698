interface QueuedTask {
  readonly run: () => Promise<void>;
  /** Whether nothing waits for its end, and nothing forgets it. */
  readonly notice: boolean;
}

/**
 * Runs a connection's blocking events one after the other: nothing of its next event leaves before the previous call
 * has been answered.
 *
 * @see reference-cloud-events.md, "Events": blocking events of one connection are ordered.
 */
export class EventQueue {
  #waiting: QueuedTask[] = [];
  #running = false;
  readonly #notices = new Set<Promise<void>>();
  #finished: Promise<void> = Promise.resolve();

  /** How many tasks have not begun. */
  get length(): number {
    return this.#waiting.length;
  }

  /** @param run never rejects. */
  enqueue(run: () => Promise<void>): void {
    this.#add({ run, notice: false });
  }

  /**
   * Adds a task that begins in its turn, whatever becomes of the client, and that no other waits for: an event handler is
   * told something, and what it answers does not matter.
   *
   * @param run never rejects.
   */
  enqueueNotice(run: () => Promise<void>): void {
    this.#add({ run, notice: true });
  }

  /** Settles when every task so far has run, notices too. */
  async idle(): Promise<void> {
    await this.#finished;
    await Promise.all(this.#notices);
  }

  /** Forgets the tasks that have not begun, but for notices. */
  clear(): void {
    this.#waiting = this.#waiting.filter(({ notice }) => notice);
  }

  #add(task: QueuedTask): void {
    this.#waiting.push(task);
    if (!this.#running) this.#finished = this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    for (let task = this.#waiting.shift(); task !== undefined; task = this.#waiting.shift()) {
      if (task.notice) this.#begin(task.run);
      else await task.run();
    }
    this.#running = false;
  }

  #begin(run: () => Promise<void>): void {
    const ended = run().then(() => void this.#notices.delete(ended));
    this.#notices.add(ended);
  }
}
