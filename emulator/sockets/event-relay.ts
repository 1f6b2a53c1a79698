import type { Connection } from '../connections/connection.js';
import type { EventQueue } from '../connections/event-queue.js';
import type { DownstreamPacket } from '../connections/outgoing-packet.js';
import type { Logger } from '../logger.js';
import type { Settings } from '../settings/settings.js';
import type { Webhooks } from '../webhooks/webhooks.js';
import { parseDownstreamPayload } from './downstream-payload.js';
import { type IncomingPacket, readEventName } from './incoming-packet.js';
import type { NamespaceSocket } from './namespace-socket.js';
import type { WaitingAcks } from './waiting-acks.js';

/** The session whose events are relayed. */
export interface RelayOwner {
  readonly connection: Connection;
  readonly events: EventQueue;
  readonly acks: WaitingAcks;
  deliver(packets: readonly DownstreamPacket[]): void;
  /** Closes the connection, and forgets what its client has sent and nobody has handled. */
  abandon(): void;
}

/** Takes a client's events to their event handlers, each in its turn, and the answers back. */
export class EventRelay {
  constructor(
    private readonly owner: RelayOwner,
    private readonly webhooks: Webhooks,
    private readonly onFailure: Settings['webhooks']['onFailure'],
    private readonly log: Logger,
  ) {}

  /** @throws PacketError where the packet's data names no event. */
  relay(socket: NamespaceSocket, packet: IncomingPacket): void {
    // Socket.IO's own parser accepts an event without data, and its servers do nothing with it.
    if (packet.data === '') return;
    const { connection, events, acks } = this.owner;
    const eventName = readEventName(packet);
    const { payload } = packet;
    const { ackId } = packet.head;
    if (ackId !== undefined) acks.add(socket.namespace, ackId);
    events.enqueue(async () => {
      const answer = await this.webhooks.message(connection, socket, eventName, payload);
      if (!answer.handled) {
        this.#fail(eventName, 'event not handled', answer.reason);
      } else if (answer.payload !== '' && connection.isOpen()) {
        this.#answer(answer.payload, { eventName, ackId });
      }
    }, Buffer.byteLength(payload));
  }

  #answer(payload: string, event: { eventName: string; ackId: string | undefined }): void {
    const { connection, acks } = this.owner;
    try {
      const packets = parseDownstreamPayload(payload);
      const reason = acks.describeUnexpected(packets, event.ackId);
      if (reason !== undefined) {
        const about = { connectionId: connection.connectionId, eventName: event.eventName, reason };
        this.log.warn(about, 'unexpected acknowledgement');
      }
      this.owner.deliver(packets);
    } catch (error) {
      this.#fail(event.eventName, 'answer not delivered', (error as Error).message);
    }
  }

  #fail(eventName: string, what: string, reason: string): void {
    const closes = this.onFailure === 'close';
    const about = { connectionId: this.owner.connection.connectionId, eventName, reason };
    this.log.warn(about, closes ? `${what}, closing the connection` : what);
    if (closes) this.owner.abandon();
  }
}
