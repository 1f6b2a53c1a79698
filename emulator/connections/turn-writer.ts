import type { OutgoingPacket } from './outgoing-packet.js';

/** Something that gathers packets for one client. */
interface Gatherer {
  /** Writes what it has gathered, with the frames that this function makes of them. */
  flush(join: JoinFrames): void;
}

/** One buffer with the frames of several packets. */
export type JoinFrames = (packets: readonly OutgoingPacket[]) => Buffer;

/**
 * Writes what is sent to clients once in each turn of the event loop: a write costs a client the same whatever it holds,
 * and that is most of what a delivery costs. Answers to calls are written with it, since the first of several writes in a
 * row wakes those that wait for them, and costs several times as much as the others.
 */
export class TurnWriter {
  #due: Gatherer[] = [];
  #answers: (() => void)[] = [];
  #isDue = false;

  /** To be told once of each client for which something is gathered. */
  add(gatherer: Gatherer): void {
    this.#due.push(gatherer);
    this.#schedule();
  }

  /** Writes an answer at the end of this turn, after what has been sent to clients. */
  answer(write: () => void): void {
    this.#answers.push(write);
    this.#schedule();
  }

  /** Writes at once what has been gathered so far. */
  flush(): void {
    const due = this.#due;
    const answers = this.#answers;
    this.#due = [];
    this.#answers = [];
    const join = joinOnce();
    for (const gatherer of due) gatherer.flush(join);
    for (const write of answers) write();
  }

  #schedule(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    setImmediate(this.#endTurn);
  }

  readonly #endTurn = (): void => {
    this.#isDue = false;
    this.flush();
  };
}

/** Joins frames, once for clients in a row that are sent the same packets. */
export function joinOnce(): JoinFrames {
  let last: readonly OutgoingPacket[] = [];
  let joined = Buffer.alloc(0);
  return (packets) => {
    const [only] = packets;
    if (packets.length === 1 && only !== undefined) return only.frame;
    if (packets.length !== last.length || packets.some((packet, index) => packet !== last[index])) {
      last = packets;
      joined = Buffer.concat(packets.map(({ frame }) => frame));
    }
    return joined;
  };
}
