/** How late a message may be where all is well. */
const promptMs = 1000;

/** A receiver of messages. */
export interface Receiver {
  /** By message: how often it has come. */
  readonly received: Map<string, number>;
  /** The messages of each caller in the order in which they came first. */
  readonly order: Map<number, number[]>;
  connects: number;
  isConnected: boolean;
}

interface SentMessage {
  readonly sentAt: number;
  accepted: boolean;
}

/** What a run has counted. */
export interface Tally {
  readonly calls: number;
  readonly accepted: number;
  /** Clients that were connected all the time. */
  readonly steady: number;
  readonly cut: number;
  /** Messages to them that should have arrived: one for each accepted call and steady client. */
  readonly due: number;
  readonly lost: number;
  readonly twice: number;
  /** Accepted messages of a caller that came after a later one of it. */
  readonly outOfOrder: number;
  /** Accepted messages that clients which were cut did not get. */
  readonly lostToCut: number;
  /** Messages that arrived though their call was not answered 202. */
  readonly unanswered: number;
  /** From the beginning of the fault. */
  readonly wellAfterSeconds: number;
}

/** Every message of a run, and who has got it. */
export class MessageLedger {
  readonly #sent = new Map<string, SentMessage>();
  readonly #receivers: Receiver[] = [];
  #lastTrouble = 0;
  /** How many messages have come, to all receivers. */
  arrivals = 0;
  #faultAt = Infinity;

  addReceiver(): Receiver {
    const receiver = { received: new Map(), order: new Map(), connects: 0, isConnected: false };
    this.#receivers.push(receiver);
    return receiver;
  }

  beginFault(): void {
    this.#faultAt = performance.now();
    this.#lastTrouble = this.#faultAt;
  }

  /** Something was not well just now. */
  trouble(): void {
    this.#lastTrouble = performance.now();
  }

  /** How long all has been well. */
  get calmMs(): number {
    if (this.#receivers.some(({ isConnected }) => !isConnected)) this.trouble();
    return performance.now() - this.#lastTrouble;
  }

  sending(message: string): void {
    this.#sent.set(message, { sentAt: performance.now(), accepted: false });
  }

  accepted(message: string): void {
    const sent = this.#sent.get(message);
    if (sent !== undefined) sent.accepted = true;
  }

  arrived(receiver: Receiver, caller: number, number: number): void {
    const message = `${caller}-${number}`;
    this.arrivals += 1;
    const times = receiver.received.get(message) ?? 0;
    receiver.received.set(message, times + 1);
    const order = receiver.order.get(caller) ?? [];
    receiver.order.set(caller, order);
    if (times === 0) order.push(number);
    if (performance.now() - (this.#sent.get(message)?.sentAt ?? 0) > promptMs) this.trouble();
  }

  tally(): Tally {
    const steady = this.#receivers.filter(({ connects, isConnected }) => connects === 1 && isConnected);
    const cut = this.#receivers.filter((receiver) => !steady.includes(receiver));
    const all = [...this.#sent];
    const accepted = all.filter(([, sent]) => sent.accepted).map(([message]) => message);
    const refused = all.filter(([, sent]) => !sent.accepted).map(([message]) => message);
    const lostBy = (receivers: readonly Receiver[]): number =>
      receivers.reduce((sum, { received }) => sum + accepted.filter((message) => !received.has(message)).length, 0);
    return {
      calls: all.length,
      accepted: accepted.length,
      steady: steady.length,
      cut: cut.length,
      due: accepted.length * steady.length,
      lost: lostBy(steady),
      twice: this.#receivers.reduce((sum, { received }) => sum + [...received.values()].filter((n) => n > 1).length, 0),
      outOfOrder: this.#receivers.reduce((sum, receiver) => sum + this.#outOfOrderOf(receiver), 0),
      lostToCut: lostBy(cut),
      unanswered: refused.filter((message) => this.#receivers.some(({ received }) => received.has(message))).length,
      wellAfterSeconds: Math.max(0, this.#lastTrouble - this.#faultAt) / 1000,
    };
  }

  #outOfOrderOf({ order }: Receiver): number {
    let count = 0;
    for (const [caller, numbers] of order) {
      let highest = 0;
      for (const number of numbers) {
        if (this.#sent.get(`${caller}-${number}`)?.accepted !== true) continue;
        if (number < highest) count += 1;
        highest = Math.max(highest, number);
      }
    }
    return count;
  }
}
