import type { EventQueue } from '../connections/event-queue.js';
import type { IncomingFlow } from '../connections/incoming-flow.js';
import type { Settings } from '../settings/settings.js';
import { type IncomingPacket, PacketAssembler, PacketError } from './incoming-packet.js';

/** What a message that is not read yet takes beside its bytes, about. */
const overheadBytes = 64;

/**
 * Reads what a client sends as fast as its events are handled. Once too many wait for their turn, the client is paused;
 * what has come nevertheless is kept, and read before anything else when half of them have begun.
 */
export class MessageReader {
  readonly #assembler = new PacketAssembler();
  #unread: (string | Buffer)[] = [];
  #next = 0;
  #unreadBytes = 0;
  #waits = false;
  #stopped = false;
  #whenRead: (() => void) | undefined;

  /**
   * @param read is given each packet.
   * @param onFirstPause is told when the client is paused for the first time.
   */
  constructor(
    private readonly flow: IncomingFlow,
    private readonly events: EventQueue,
    private readonly limits: Settings['engine'],
    private readonly read: (packet: IncomingPacket) => void,
    private onFirstPause: () => void,
  ) {}

  /** @throws PacketError where a message breaks the protocol, or comes from a client that cannot be paused. */
  add(message: string | Buffer): void {
    if (this.#stopped) return;
    if (!this.#waits) {
      this.#read(message);
      return;
    }
    this.#unread.push(message);
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
    if (!this.#waits || this.events.length > maxPendingEvents / 2 || this.events.bytes > maxPendingBytes / 2) return;
    this.#waits = false;
    for (let message = this.#unread[this.#next]; message !== undefined; message = this.#unread[this.#next]) {
      this.#next++;
      this.#unreadBytes -= message.length + overheadBytes;
      this.#read(message);
      if (this.#hasToWait()) return;
    }
    this.#forgetUnread();
    this.flow.resume();
  }

  /** Reads nothing more. */
  stop(): void {
    this.#stopped = true;
    this.#waits = false;
    this.#forgetUnread();
  }

  /** Calls a function once all that has come is read. */
  whenRead(done: () => void): void {
    if (this.#waits && this.#unread.length > 0) this.#whenRead = done;
    else done();
  }

  #read(message: string | Buffer): void {
    const packet = this.#assembler.add(message);
    if (packet !== undefined) this.read(packet);
    const { maxPendingEvents, maxPendingBytes } = this.limits;
    if (this.#assembler.bytes > maxPendingBytes) {
      // To wait for its turn would be to wait for its attachments, which could not come.
      throw new PacketError(`a packet with attachments has more than ${maxPendingBytes} bytes`);
    }
    if (this.events.length === 0) return;
    if (this.events.length < maxPendingEvents && this.events.bytes + this.#assembler.bytes < maxPendingBytes) return;
    this.#waits = true;
    this.flow.pause();
    this.onFirstPause();
    this.onFirstPause = () => undefined;
  }

  #hasToWait(): boolean {
    return this.#waits;
  }

  #forgetUnread(): void {
    this.#unread = [];
    this.#next = 0;
    this.#unreadBytes = 0;
    const done = this.#whenRead;
    this.#whenRead = undefined;
    done?.();
  }
}
