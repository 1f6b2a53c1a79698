interface QueuedTask {
  readonly run: () => Promise<void>;
  readonly bytes: number;
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
  /** In their order; a set, since taking the first of a long array away moves all others. */
  #waiting: Set<QueuedTask> | undefined;
  #bytes = 0;
  #running = false;
  #notices: Set<Promise<void>> | undefined;
  #finished: Promise<void> | undefined;

  /** @param onBegin is told before each task begins. */
  constructor(private readonly onBegin: () => void = () => undefined) {}

  /** How many tasks have not begun. */
  get length(): number {
    return this.#waiting?.size ?? 0;
  }

  /** What the tasks that have not begun hold in memory, as far as it was told. */
  get bytes(): number {
    return this.#bytes;
  }

  /**
   * @param run never rejects.
   * @param bytes how much it holds in memory until it begins.
   */
  enqueue(run: () => Promise<void>, bytes = 0): void {
    this.#add({ run, bytes, notice: false });
  }

  /**
   * Adds a task that begins in its turn, whatever becomes of the client, and that no other waits for: an event handler is
   * told something, and what it answers does not matter.
   *
   * @param run never rejects.
   */
  enqueueNotice(run: () => Promise<void>): void {
    this.#add({ run, bytes: 0, notice: true });
  }

  /** Begins a notice at once: what a task has to tell before those that wait have their turn. */
  beginNotice(run: () => Promise<void>): void {
    const notices = (this.#notices ??= new Set());
    const ended = run().then(() => {
      notices.delete(ended);
      if (notices.size === 0) this.#notices = undefined;
    });
    notices.add(ended);
  }

  /** Settles when every task so far has run, notices too. */
  async idle(): Promise<void> {
    await this.#finished;
    if (this.#notices !== undefined) await Promise.all(this.#notices);
  }

  /** Forgets the tasks that have not begun, but for notices. */
  clear(): void {
    for (const task of this.#waiting ?? []) if (!task.notice) this.#take(task);
  }

  #add(task: QueuedTask): void {
    (this.#waiting ??= new Set()).add(task);
    this.#bytes += task.bytes;
    if (!this.#running) this.#finished = this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    // What is added meanwhile is iterated too.
    for (const task of this.#waiting ?? []) {
      this.#take(task);
      this.onBegin();
      if (task.notice) this.beginNotice(task.run);
      else await task.run();
    }
    this.#running = false;
    this.#waiting = undefined;
    this.#finished = undefined;
  }

  #take(task: QueuedTask): void {
    this.#waiting?.delete(task);
    this.#bytes -= task.bytes;
  }
}
