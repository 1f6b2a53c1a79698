import { UnavailableError } from '../commands/unavailable-error.js';
import type { Stamp } from './message.js';
import { isErrorReply, isTransientReply } from './redis-errors.js';
import type { RedisLink, RedisReply } from './redis-link.js';

/** Makes a command for Redis. It is called once, or again where Redis has not executed the one before. */
export type MakeCommand = (stamp: Stamp) => readonly string[];

interface Job {
  readonly make: MakeCommand;
  readonly bytes: number;
  readonly deadline: number;
  /** Set once it was sent, and Redis may have executed it: it keeps its stamp, by which others know a repetition. */
  stamp: Stamp | undefined;
  resolve(reply: RedisReply): void;
  reject(error: Error): void;
  /** Whether its caller has been answered. */
  isSettled: boolean;
}

/** How long to wait where Redis says that it cannot execute anything just now. */
const transientMs = 100;

export interface OutboxLimits {
  /** How long a command may take until Redis has answered it. */
  readonly timeoutMs: number;
  /** How many bytes may wait for Redis. */
  readonly maxBytes: number;
}

/**
 * What this node has for Redis. The client of Redis writes all of one turn of the event loop as one. What was lost with the
 * connection is sent again, in its order and with its stamps, once there is one again.
 */
export class Outbox {
  /** Not sent yet, or known not to have been executed. */
  #waiting: Job[] = [];
  /** Lost with the connection before an answer, in the order in which they were sent. They go first. */
  #lost: Job[] = [];
  /** Sent on the connection that there is. */
  readonly #sent = new Set<Job>();
  #bytes = 0;
  #number = 0;
  #isOpen = false;
  #timer: NodeJS.Timeout | undefined;
  #lastError = 'it is not connected yet';

  /** @param node the id of this node, for stamps. */
  constructor(
    private readonly link: RedisLink,
    private readonly node: () => string,
    private readonly limits: OutboxLimits,
  ) {}

  /** How many commands wait for Redis's answer. */
  get length(): number {
    return this.#waiting.length + this.#lost.length + this.#sent.size;
  }

  /**
   * Settles with the reply. Rejects with an {@link UnavailableError} where there is none in time, and with Redis's error
   * where it answers with one that will not pass.
   *
   * @param bytes about how many the command has.
   */
  add(make: MakeCommand, bytes = 0): Promise<RedisReply> {
    if (this.#bytes + bytes > this.limits.maxBytes) {
      const limit = `more than ${this.limits.maxBytes} bytes wait for Redis (cluster.maxPendingBytes)`;
      return Promise.reject(this.#unavailable(limit));
    }
    this.#bytes += bytes;
    return new Promise((resolve, reject) => {
      const deadline = performance.now() + this.limits.timeoutMs;
      const job: Job = { make, bytes, deadline, stamp: undefined, resolve, reject, isSettled: false };
      this.#timer ??= setTimeout(() => this.#expire(), this.limits.timeoutMs);
      if (this.#isOpen) this.#send(job);
      else this.#waiting.push(job);
    });
  }

  /** Sends what waits, and from now on all that is added. */
  open(): void {
    this.#isOpen = true;
    this.#lastError = 'the connection is up, and nothing came on it';
    this.#flush();
  }

  /** Sends nothing until it is opened again. */
  pause(reason: string): void {
    this.#isOpen = false;
    this.#lastError = reason;
  }

  /** Rejects what waits. */
  close(): void {
    clearTimeout(this.#timer);
    this.#isOpen = false;
    for (const job of this.#jobs()) this.#fail(job, this.#unavailable('the node is stopping'));
  }

  #flush(): void {
    if (!this.#isOpen) return;
    const jobs = [...this.#lost, ...this.#waiting];
    this.#lost = [];
    this.#waiting = [];
    for (const job of jobs) if (!job.isSettled) this.#send(job);
  }

  #send(job: Job): void {
    job.stamp ??= { node: this.node(), number: ++this.#number };
    this.#sent.add(job);
    this.link.send(job.make(job.stamp)).then(
      (reply) => this.#answered(job, reply),
      (error: unknown) => this.#failed(job, error as Error),
    );
  }

  #answered(job: Job, reply: RedisReply): void {
    this.#sent.delete(job);
    if (job.isSettled) return;
    this.#settle(job);
    job.resolve(reply);
  }

  #failed(job: Job, error: Error): void {
    this.#sent.delete(job);
    this.#lastError = error.message;
    if (!isErrorReply(error)) {
      // The connection is gone. Another one opens this again.
      this.#isOpen = false;
      this.#lost.push(job);
      return;
    }
    // Redis has not executed it: the next try is another message.
    job.stamp = undefined;
    if (isTransientReply(error)) {
      this.#waiting.push(job);
      setTimeout(() => this.#flush(), transientMs);
    } else {
      this.#fail(job, this.#unavailable(error.message));
    }
  }

  #expire(): void {
    this.#timer = undefined;
    const now = performance.now();
    const reason = `Redis has not answered within ${this.limits.timeoutMs} ms (cluster.requestTimeoutMs): ${this.#lastError}`;
    const all = this.#jobs();
    for (const job of all) if (job.deadline <= now) this.#fail(job, this.#unavailable(reason));
    this.#waiting = this.#waiting.filter(({ isSettled }) => !isSettled);
    this.#lost = this.#lost.filter(({ isSettled }) => !isSettled);
    const next = all.find(({ isSettled }) => !isSettled);
    if (next !== undefined) this.#timer = setTimeout(() => this.#expire(), Math.max(10, next.deadline - now));
  }

  #jobs(): Job[] {
    return [...this.#sent, ...this.#lost, ...this.#waiting];
  }

  #unavailable(reason: string): UnavailableError {
    return new UnavailableError(`The cluster cannot be reached: ${reason}. Try again.`);
  }

  #fail(job: Job, error: Error): void {
    if (job.isSettled) return;
    this.#settle(job);
    job.reject(error);
  }

  #settle(job: Job): void {
    if (job.isSettled) return;
    job.isSettled = true;
    this.#bytes -= job.bytes;
  }
}
