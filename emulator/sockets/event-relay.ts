import type { Connection } from '../connections/connection.js';
import type { EventQueue } from '../connections/event-queue.js';
import type { DownstreamPacket } from '../connections/outgoing-packet.js';
import type { Logger } from '../log/event-log.js';
import type { LogFields } from '../log/log-fields.js';
import { excerpt } from '../log/shown-message.js';
import type { Settings } from '../settings/settings.js';
import type { SocketEvents } from '../webhooks/webhooks.js';
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
    private readonly webhooks: SocketEvents,
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
        this.#fail(socket, eventName, 'event not handled', { ...answer.about, reason: answer.reason });
      } else if (answer.payload !== '' && connection.isOpen()) {
        this.#answer(socket, answer.payload, { eventName, ackId });
      }
    }, Buffer.byteLength(payload));
  }

  #answer(socket: NamespaceSocket, payload: string, event: { eventName: string; ackId: string | undefined }): void {
    const { acks } = this.owner;
    try {
      const packets = parseDownstreamPayload(payload);
      const reason = acks.describeUnexpected(packets, event.ackId);
      if (reason !== undefined) {
        this.log.warn({ ...this.#about(socket, event.eventName), reason }, 'unexpected acknowledgement');
      }
      if (this.log.isEnabled('trace')) {
        this.log.trace({ ...this.#about(socket, event.eventName), packet: excerpt(payload) }, 'answer sent');
      }
      this.owner.deliver(packets);
    } catch (error) {
      this.#fail(socket, event.eventName, 'answer not delivered', { reason: (error as Error).message });
    }
  }

  #fail(socket: NamespaceSocket, eventName: string, what: string, failure: LogFields): void {
    const closes = this.onFailure === 'close';
    const fields = { ...this.#about(socket, eventName), ...failure };
    this.log.warn(fields, closes ? `${what}, closing the connection` : what);
    if (closes) this.owner.abandon();
  }

  #about({ namespace, id }: NamespaceSocket, event: string): LogFields {
    const { hub, connectionId, userId } = this.owner.connection;
    return { hub: hub.name, connectionId, userId, namespace, socketId: id, event };
  }
}
