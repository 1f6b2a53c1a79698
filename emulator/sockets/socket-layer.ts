import { randomBytes } from 'node:crypto';
import type { Socket as EngineSocket } from 'engine.io';
import { formatPacket, groupName, groupNameRule, isGroupName, namespaceGroupPrefix } from '../../protocol/index.js';
import type { Connection, NamespaceSocket } from '../connections/connection.js';
import type { Logger } from '../logger.js';
import type { Settings } from '../settings/settings.js';
import type { Webhooks } from '../webhooks/webhooks.js';
import { checkPresencePacket, readEventName } from './client-packet.js';
import { type DownstreamPacket, parseDownstreamPayload } from './downstream-payload.js';
import { OutgoingPacket } from '../connections/outgoing-packet.js';
import { type IncomingPacket, PacketAssembler, PacketError } from './packet-assembler.js';
import { describeUnexpectedAck } from './unexpected-ack.js';
import { WaitingAcks } from './waiting-acks.js';

/**
 * The Socket.IO protocol of the service: it reads a packet's type, namespace and event name, asks event handlers, and
 * carries payloads on unchanged.
 *
 * @see socket-io-serverless-protocol.md; Socket.IO protocol v5.
 */
export class SocketLayer {
  /** Those whose last event has not been delivered yet. */
  readonly #connections = new Set<Connection>();

  constructor(
    private readonly webhooks: Webhooks,
    private readonly settings: Settings,
    private readonly log: Logger,
  ) {}

  /** Takes over a new connection: its packets and its end. */
  accept(connection: Connection, engineSocket: EngineSocket): void {
    this.#connections.add(connection);
    const assembler = new PacketAssembler();
    connection.connectTimer = setTimeout(() => {
      // A connect that is being asked for may yet be accepted.
      if (connection.connecting.size > 0) connection.connectTimer?.refresh();
      else this.#close(connection, `no namespace was connected within ${this.settings.engine.connectTimeoutMs} ms`);
    }, this.settings.engine.connectTimeoutMs);
    engineSocket.on('message', (message: string | Buffer) => {
      try {
        const packet = assembler.add(message);
        if (packet !== undefined) this.#receive(connection, packet);
        this.#limitPending(connection, assembler);
      } catch (error) {
        engineSocket.removeAllListeners('message');
        this.#close(connection, (error as Error).message);
      }
    });
    engineSocket.on('close', (reason: string) => {
      clearTimeout(connection.connectTimer);
      this.log.debug({ connectionId: connection.connectionId, reason }, 'connection closed');
      this.#afterClose(connection);
    });
  }

  /** Settles when the events of all connections, once these are closed, have been delivered. */
  async idle(): Promise<void> {
    await Promise.all([...this.#connections].map(({ events }) => events.idle()));
  }

  /** Sends an Engine.IO payload to one connection, and acts on what it says to the service. */
  deliver(connection: Connection, payload: readonly DownstreamPacket[]): void {
    for (const { packet, disconnect, acknowledges } of payload) {
      if (acknowledges !== undefined)
        connection.sockets.get(acknowledges.namespace)?.waitingAcks.delete(acknowledges.ackId);
      if (disconnect === undefined) {
        this.#send(connection, packet);
        continue;
      }
      const socket = connection.sockets.get(disconnect.namespace);
      if (socket === undefined) continue;
      this.#send(connection, packet);
      connection.ended.add(socket.namespace);
      this.#endSocket(connection, socket);
      if (disconnect.closeConnection) connection.close();
    }
  }

  /** Whatever goes to a client passes here, so that one that does not take it cannot fill the memory. */
  #send(connection: Connection, packet: OutgoingPacket): void {
    connection.send(packet);
    const { maxUnsentBytes } = this.settings.engine;
    if (!connection.isOpen() || connection.unsentBytes <= maxUnsentBytes) return;
    const reason = `more than ${maxUnsentBytes} bytes waited for it to take them`;
    this.log.warn({ connectionId: connection.connectionId, reason }, 'slow client cut off');
    connection.terminate('SlowClient');
  }

  /** @throws PacketError where the client broke the protocol. */
  #receive(connection: Connection, packet: IncomingPacket): void {
    const { type, namespace } = packet.head;
    const socket = connection.sockets.get(namespace);
    switch (type) {
      case 'connect':
        checkPresencePacket(packet);
        if (socket !== undefined) {
          throw new PacketError(`a second CONNECT came for the namespace ${JSON.stringify(namespace)}`);
        }
        // One that is repeated before its answer has the same answer.
        if (!connection.connecting.has(namespace)) this.#connect(connection, namespace);
        return;
      case 'disconnect':
        checkPresencePacket(packet);
        if (socket !== undefined) this.#endSocket(connection, socket);
        else this.#abandon(connection, namespace);
        return;
      case 'event':
      case 'binary_event':
        if (socket !== undefined) this.#event(connection, socket, packet);
        else if (!connection.ended.has(namespace)) {
          throw new PacketError(`an event came before CONNECT to the namespace ${JSON.stringify(namespace)}`);
        }
        return;
      case 'ack':
      case 'binary_ack':
        return;
      case 'connect_error':
        throw new PacketError('CONNECT_ERROR came from a client');
    }
  }

  /** @throws PacketError where a client sends events faster than they are handled, lest they fill the memory. */
  #limitPending({ events, connectionId }: Connection, assembler: PacketAssembler): void {
    const { maxPendingEvents, maxPendingBytes } = this.settings.engine;
    const tooMany = events.length > maxPendingEvents;
    if (!tooMany && events.bytes + assembler.bytes <= maxPendingBytes) return;
    events.clear();
    const reason = `more than ${tooMany ? `${maxPendingEvents} events` : `${maxPendingBytes} bytes of events`} waited for their turn`;
    this.log.warn({ connectionId, reason }, 'events dropped');
    throw new PacketError(reason);
  }

  #connect(connection: Connection, namespace: string): void {
    const id = randomBytes(15).toString('base64url');
    if (!isGroupName(groupName(namespace, id))) {
      const rule = `the group of each of its sockets must have a name of ${groupNameRule}`;
      this.#send(connection, connectError(namespace, `The namespace is too long: ${rule}.`));
      return;
    }
    const attempt = { abandoned: false };
    connection.connecting.set(namespace, attempt);
    connection.ended.delete(namespace);
    const isWanted = (): boolean => !attempt.abandoned && connection.isOpen();
    connection.events.enqueue(async () => {
      if (!isWanted()) return;
      const answer = await this.webhooks.connect(connection, { id, namespace });
      if (!attempt.abandoned) connection.connecting.delete(namespace);
      if (!answer.accepted) {
        this.log.debug({ connectionId: connection.connectionId, namespace, reason: answer.reason }, 'socket rejected');
        if (isWanted()) this.#send(connection, connectError(namespace, answer.reason));
      } else if (isWanted()) {
        this.#admit(connection, {
          id,
          namespace,
          announced: this.webhooks.connected(connection, { id, namespace }),
          waitingAcks: new WaitingAcks(),
        });
      } else {
        const reason = attempt.abandoned ? '' : connection.closeReason;
        connection.events.beginNotice(() => this.webhooks.disconnected(connection, { id, namespace }, reason));
      }
    });
  }

  #admit(connection: Connection, socket: NamespaceSocket): void {
    const { id, namespace } = socket;
    clearTimeout(connection.connectTimer);
    connection.sockets.set(namespace, socket);
    connection.hub.groups.add(groupName(namespace), connection);
    connection.hub.groups.add(groupName(namespace, id), connection);
    this.#send(connection, new OutgoingPacket(formatPacket('connect', namespace, JSON.stringify({ sid: id }))));
  }

  #event(connection: Connection, socket: NamespaceSocket, packet: IncomingPacket): void {
    const eventName = readEventName(packet);
    const { payload } = packet;
    const { ackId } = packet.head;
    if (ackId !== undefined) socket.waitingAcks.add(ackId);
    connection.events.enqueue(async () => {
      const answer = await this.webhooks.message(connection, socket, eventName, payload);
      if (!answer.handled) {
        this.#failEvent(connection, eventName, 'event not handled', answer.reason);
      } else if (answer.payload !== '' && connection.isOpen()) {
        this.#answer(connection, answer.payload, { eventName, ackId });
      }
    }, Buffer.byteLength(payload));
  }

  #answer(connection: Connection, payload: string, event: { eventName: string; ackId: string | undefined }): void {
    try {
      const packets = parseDownstreamPayload(payload);
      const reason = describeUnexpectedAck(connection, packets, event.ackId);
      if (reason !== undefined) {
        this.log.warn(
          { connectionId: connection.connectionId, eventName: event.eventName, reason },
          'unexpected acknowledgement',
        );
      }
      this.deliver(connection, packets);
    } catch (error) {
      this.#failEvent(connection, event.eventName, 'answer not delivered', (error as Error).message);
    }
  }

  #failEvent(connection: Connection, eventName: string, what: string, reason: string): void {
    const closes = this.settings.webhooks.onFailure === 'close';
    const about = { connectionId: connection.connectionId, eventName, reason };
    this.log.warn(about, closes ? `${what}, closing the connection` : what);
    if (closes) this.#drop(connection);
  }

  /** Lets a further CONNECT to the namespace be one of its own, whatever becomes of this one. */
  #abandon({ connecting }: Connection, namespace: string): void {
    const attempt = connecting.get(namespace);
    if (attempt === undefined) return;
    attempt.abandoned = true;
    connecting.delete(namespace);
  }

  /** @param reason why its connection was closed, where that is what ended it. */
  #endSocket(connection: Connection, socket: NamespaceSocket, reason = ''): void {
    if (!connection.sockets.delete(socket.namespace)) return;
    connection.hub.groups.removeFromNamespace(namespaceGroupPrefix(socket.namespace), connection);
    connection.events.enqueueNotice(async () => {
      await socket.announced;
      await this.webhooks.disconnected(connection, socket, reason);
    });
  }

  #afterClose(connection: Connection): void {
    // First, since it leaves no group for each of the sockets to look for.
    connection.hub.remove(connection);
    const { closeReason } = connection;
    for (const socket of connection.sockets.values()) this.#endSocket(connection, socket, closeReason);
    void connection.events.idle().then(() => this.#connections.delete(connection));
  }

  #drop(connection: Connection): void {
    connection.events.clear();
    connection.close();
  }

  /** Ends the connection of a client that broke the protocol; the request that did so is answered first. */
  #close(connection: Connection, reason: string): void {
    this.log.debug({ connectionId: connection.connectionId, reason }, 'protocol error, closing the connection');
    setImmediate(() => connection.close());
  }
}

function connectError(namespace: string, message: string): OutgoingPacket {
  return new OutgoingPacket(formatPacket('connect_error', namespace, JSON.stringify({ message })));
}
