interface QueuedTask {
  readonly run: () => Promise<void>;
  readonly lasting: boolean;
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
  #finished: Promise<void> = Promise.resolve();

  /** How many tasks have not begun. */
  get length(): number {
    return this.#waiting.length;
  }

  /** @param run never rejects. */
  enqueue(run: () => Promise<void>): void {
    this.#add({ run, lasting: false });
  }

  /**
   * Adds a task that {@link clear} keeps: what has been promised to an event handler, whatever becomes of the client.
   *
   * @param run never rejects.
   */
  enqueueLasting(run: () => Promise<void>): void {
    this.#add({ run, lasting: true });
  }

  /** Settles when every task so far has run. */
  idle(): Promise<void> {
    return this.#finished;
  }

  /** Forgets the tasks that have not begun, but for the lasting ones. */
  clear(): void {
    this.#waiting = this.#waiting.filter(({ lasting }) => lasting);
  }

  #add(task: QueuedTask): void {
    this.#waiting.push(task);
    if (!this.#running) this.#finished = this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    for (let task = this.#waiting.shift(); task !== undefined; task = this.#waiting.shift()) await task.run();
    this.#running = false;
  }
}
