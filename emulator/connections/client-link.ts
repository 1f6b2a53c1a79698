import type { ServerResponse } from 'node:http';
import type { Socket as EngineSocket } from 'engine.io';
import type { Settings } from '../settings/settings.js';
import { canWriteFrames, terminateSession, writeFrames } from './engine-internals.js';
import { IncomingFlow } from './incoming-flow.js';
import type { OutgoingPacket } from './outgoing-packet.js';
import { joinOnce, type JoinFrames, type TurnWriter } from './turn-writer.js';

/** How long a client may take to fetch what was sent before a close. A living one does so in some hundred milliseconds. */
export const closeGraceMs = 5000;

/** The way to a client through its Engine.IO session: all that is sent to it passes here. */
export class ClientLink {
  #incoming: IncomingFlow | undefined;
  #lastPingAt = performance.now();
  #unsentBytes = 0;
  /** What is written to its WebSocket at the end of this turn of the event loop. */
  #gathered: OutgoingPacket[] | undefined;
  #answers: Set<ServerResponse> | undefined;

  constructor(
    private readonly session: EngineSocket,
    private readonly turns: TurnWriter,
    private readonly limits: Pick<Settings['engine'], 'maxUnsentBytes' | 'pingIntervalMs'>,
  ) {
    // A packet of Engine.IO's own, or one that it has to write, comes after what was sent before.
    session.on('packetCreate', ({ type }: { type: string }) => {
      this.flush();
      if (type === 'ping') this.#lastPingAt = performance.now();
    });
  }

  /** What its client may send. */
  get incoming(): IncomingFlow {
    return (this.#incoming ??= new IncomingFlow(this.session, this.limits.pingIntervalMs, () => this.#lastPingAt));
  }

  /** @returns whether what waits for the client is within its limit, so that a slow one cannot fill the memory. */
  send(packet: OutgoingPacket): boolean {
    this.#unsentBytes += packet.byteLength;
    if (this.#gathered !== undefined) {
      this.#gathered.push(packet);
    } else if (canWriteFrames(this.session)) {
      this.#gathered = [packet];
      this.turns.add(this);
    } else {
      this.session.send(packet.data, packet.options(), () => {
        this.#unsentBytes -= packet.byteLength;
      });
    }
    if (this.unsentBytes <= this.limits.maxUnsentBytes) return true;
    // A client that is cut off has what was offered to it before.
    this.flush();
    return false;
  }

  /** Writes what has been gathered, as one. */
  flush(join: JoinFrames = joinOnce()): void {
    const packets = this.#gathered;
    if (packets === undefined) return;
    this.#gathered = undefined;
    let bytes = 0;
    for (const { byteLength } of packets) bytes += byteLength;
    writeFrames(this.session, join(packets), () => {
      this.#unsentBytes -= bytes;
    });
  }

  /** Counts the answer to a polling request among what is sent, until the client has taken it. */
  answerWith(response: ServerResponse): void {
    const answers = (this.#answers ??= new Set());
    answers.add(response);
    response.once('close', () => answers.delete(response));
  }

  /** `polling` or `websocket`. */
  get transport(): string {
    return this.session.transport.name;
  }

  /** How much of what was sent this process still holds, since the client has not taken it. */
  get unsentBytes(): number {
    let bytes = this.#unsentBytes;
    for (const answer of this.#answers ?? []) bytes += answer.writableLength;
    return bytes;
  }

  /** Ends the session once what was sent before has left, or when a client does not take it in time. */
  close(): void {
    const timer = setTimeout(() => this.terminate(), closeGraceMs);
    this.session.once('close', () => clearTimeout(timer));
    this.flush();
    // Its own close has to be read.
    this.#incoming?.resume();
    this.session.close();
  }

  /** Ends the session of a client that has taken all, without waiting for its next poll. */
  closeAtOnce(): void {
    this.session.close(true);
  }

  /** Ends the session at once. */
  terminate(): void {
    this.#gathered = undefined;
    for (const answer of this.#answers ?? []) if (answer.writableLength > 0) answer.destroy();
    terminateSession(this.session);
  }
}
