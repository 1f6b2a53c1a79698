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
 * and that is most of what a delivery costs.
 */
export class TurnWriter {
  #due: Gatherer[] = [];

  /** To be told once of each client for which something is gathered. */
  add(gatherer: Gatherer): void {
    if (this.#due.push(gatherer) === 1) setImmediate(() => this.flush());
  }

  /** Writes at once what has been gathered so far. */
  flush(): void {
    const due = this.#due;
    this.#due = [];
    const join = joinOnce();
    for (const gatherer of due) gatherer.flush(join);
  }
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
