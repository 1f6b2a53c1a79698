import type { ClientLink } from '../connections/client-link.js';
import type { EventQueue } from '../connections/event-queue.js';

import type { Settings } from '../settings/settings.js';
import { type IncomingPacket, PacketAssembler, PacketError } from './incoming-packet.js';

/** What a message that is not read yet takes beside its bytes, about. */
const overheadBytes = 64;

/** The session whose client is read. */
export interface ReaderOwner {
  readonly link: Pick<ClientLink, 'incoming'>;
  readonly events: EventQueue;
  receive(packet: IncomingPacket): void;
  /** Is told when the client is paused for the first time. */
  slowedDown(): void;
}

/**
 * Reads what a client sends as fast as its events are handled. Once too many wait for their turn, the client is paused;
 * what has come nevertheless is kept, and read before anything else when half of them have begun.
 */
export class MessageReader {
  readonly #assembler = new PacketAssembler();
  #unread: (string | Buffer)[] | undefined;
  #next = 0;
  #unreadBytes = 0;
  #waits = false;
  #stopped = false;
  #finishing = false;
  #whenRead: (() => void) | undefined;

  #wasPaused = false;

  constructor(
    private readonly owner: ReaderOwner,
    private readonly limits: Settings['engine'],
  ) {}

  /** @throws PacketError where a message breaks the protocol, or comes from a client that cannot be paused. */
  add(message: string | Buffer): void {
    if (this.#stopped || this.#finishing) return;
    if (!this.#waits) {
      this.#read(message);
      return;
    }
    (this.#unread ??= []).push(message);
    this.#unreadBytes += message.length + overheadBytes;
    const { maxPendingBytes, maxPayloadBytes } = this.limits;
    // One message more than it may have is what had been read already.
    const most = maxPendingBytes + maxPayloadBytes;
    if (this.#unreadBytes > most) throw new PacketError(`more than ${most} bytes came after it was paused`);
  }

  /**
   * Reads on, if enough of the events that waited have begun.
   *
   * @throws PacketError as `add` does.
   */
  readOn(): void {
    const { maxPendingEvents, maxPendingBytes } = this.limits;
    if (
      !this.#waits ||
      this.owner.events.length > maxPendingEvents / 2 ||
      this.owner.events.bytes > maxPendingBytes / 2
    )
      return;
    this.#waits = false;
    for (let message = this.#unread?.[this.#next]; message !== undefined; message = this.#unread?.[this.#next]) {
      this.#next++;
      this.#unreadBytes -= message.length + overheadBytes;
      this.#read(message);
      if (this.#hasToWait()) return;
    }
    this.#forgetUnread();
    this.owner.link.incoming.resume();
  }

  /** Reads what has come, and ignores what comes from now on. */
  finish(): void {
    this.#finishing = true;
  }

  /** Reads nothing more. */
  stop(): void {
    this.#stopped = true;
    this.#waits = false;
    this.#forgetUnread();
  }

  /** Calls a function once all that has come is read. */
  whenRead(done: () => void): void {
    if (this.#waits && this.#unread !== undefined) this.#whenRead = done;
    else done();
  }

  #read(message: string | Buffer): void {
    const packet = this.#assembler.add(message);
    if (packet !== undefined) this.owner.receive(packet);
    const { maxPendingEvents, maxPendingBytes } = this.limits;
    if (this.#assembler.bytes > maxPendingBytes) {
      // To wait for its turn would be to wait for its attachments, which could not come.
      throw new PacketError(`a packet with attachments has more than ${maxPendingBytes} bytes`);
    }
    if (this.owner.events.length === 0) return;
    if (
      this.owner.events.length < maxPendingEvents &&
      this.owner.events.bytes + this.#assembler.bytes < maxPendingBytes
    )
      return;
    this.#waits = true;
    this.owner.link.incoming.pause();
    if (!this.#wasPaused) this.owner.slowedDown();
    this.#wasPaused = true;
  }

  #hasToWait(): boolean {
    return this.#waits;
  }

  #forgetUnread(): void {
    this.#unread = undefined;
    this.#next = 0;
    this.#unreadBytes = 0;
    const done = this.#whenRead;
    this.#whenRead = undefined;
    done?.();
  }
}
