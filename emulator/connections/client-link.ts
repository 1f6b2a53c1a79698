import type { ServerResponse } from 'node:http';
import type { Socket as EngineSocket } from 'engine.io';
import { terminateSession } from './engine-internals.js';
import type { OutgoingPacket } from './outgoing-packet.js';

/** How long a client may take to fetch what was sent before a close. A living one does so in some hundred milliseconds. */
export const closeGraceMs = 5000;

/** The way to a client through its Engine.IO session: all that is sent to it passes here. */
export class ClientLink {
  #queuedBytes = 0;
  readonly #answers = new Set<ServerResponse>();

  constructor(
    private readonly session: EngineSocket,
    private readonly maxUnsentBytes: number,
  ) {}

  /** @returns whether what waits for the client is within its limit, so that a slow one cannot fill the memory. */
  send(packet: OutgoingPacket): boolean {
    this.#queuedBytes += packet.byteLength;
    this.session.send(packet.data, packet.options(), () => {
      this.#queuedBytes -= packet.byteLength;
    });
    return this.unsentBytes <= this.maxUnsentBytes;
  }

  /** Counts the answer to a polling request among what is sent, until the client has taken it. */
  answerWith(response: ServerResponse): void {
    this.#answers.add(response);
    response.once('close', () => this.#answers.delete(response));
  }

  /** How much of what was sent this process still holds, since the client has not taken it. */
  get unsentBytes(): number {
    let bytes = this.#queuedBytes;
    for (const answer of this.#answers) bytes += answer.writableLength;
    return bytes;
  }

  /** Ends the session once what was sent before has left, or when a client does not take it in time. */
  close(): void {
    const timer = setTimeout(() => this.terminate(), closeGraceMs);
    this.session.once('close', () => clearTimeout(timer));
    this.session.close();
  }

  /** Ends the session at once. */
  terminate(): void {
    for (const answer of this.#answers) if (answer.writableLength > 0) answer.destroy();
    terminateSession(this.session);
  }
}
