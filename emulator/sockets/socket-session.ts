import { randomBytes } from 'node:crypto';
import type { Socket as EngineSocket } from 'engine.io';
import { formatPacket, groupName, namespaceGroupPrefix } from '../../protocol/index.js';
import type { ClientLink } from '../connections/client-link.js';
import type { ClientSession, SessionDescription } from '../connections/client-session.js';
import type { Connection } from '../connections/connection.js';
import { EventQueue } from '../connections/event-queue.js';
import { type DownstreamPacket, OutgoingPacket } from '../connections/outgoing-packet.js';
import type { Logger } from '../log/event-log.js';
import type { LogFields } from '../log/log-fields.js';
import { excerpt } from '../log/shown-message.js';
import type { Settings } from '../settings/settings.js';
import type { SocketEvents } from '../webhooks/webhooks.js';
import { BoundedSet } from './bounded-set.js';
import { EventRelay, type RelayOwner } from './event-relay.js';
import { checkAck, checkPresencePacket, type IncomingPacket, PacketError } from './incoming-packet.js';
import { MessageReader, type ReaderOwner } from './message-reader.js';
import { connectError, findConnectError, NamespaceSocket } from './namespace-socket.js';
import { WaitingAcks } from './waiting-acks.js';

/**
 * The Socket.IO protocol of the service with one client: it reads a packet's type, namespace and event name, asks event
 * handlers, and carries payloads on unchanged.
 *
 * @see socket-io-serverless-protocol.md; Socket.IO protocol v5.
 */
export class SocketSession implements ClientSession, ReaderOwner, RelayOwner {
  readonly events = new EventQueue(() => this.#guard(() => this.#reader.readOn()));
  readonly #reader: MessageReader;
  readonly #relay: EventRelay;
  /** By namespace: those that are connecting or connected. */
  readonly #sockets = new Map<string, NamespaceSocket>();
  /** Namespaces that the service ended: what a client sent there before it knew is no violation. */
  readonly #endedByService: BoundedSet;
  readonly acks = new WaitingAcks();
  #connectTimer: NodeJS.Timeout | undefined;

  constructor(
    readonly connection: Connection,
    readonly link: ClientLink,
    private readonly webhooks: SocketEvents,
    private readonly settings: Settings,
    private readonly log: Logger,
  ) {
    connection.begin(this);
    this.#endedByService = new BoundedSet(settings.engine.maxNamespaces);
    this.#reader = new MessageReader(this, settings.engine);
    this.#relay = new EventRelay(this, webhooks, settings.webhooks.onFailure, log);
    const { connectTimeoutMs } = settings.engine;
    this.#connectTimer = setTimeout(() => {
      // A connect that is being asked for may yet be accepted.
      if (this.#sockets.size > 0) this.#connectTimer?.refresh();
      else this.#reject(`no namespace was connected within ${connectTimeoutMs} ms`);
    }, connectTimeoutMs);
  }

  /**
   * Takes over what its client sends, and its end.
   *
   * @param onEnd is told of its end.
   */
  listen(engineSocket: EngineSocket, onEnd: (session: this) => Promise<void>): void {
    engineSocket.on('message', (message: string | Buffer) => this.#guard(() => this.#reader.add(message)));
    engineSocket.once('close', (reason: string) => {
      this.#stopConnectTimer();
      this.log.info({ ...this.#about(), reason }, 'client disconnected');
      this.#end();
      void onEnd(this);
    });
  }

  /** Settles when all events so far have been delivered. */
  idle(): Promise<void> {
    return this.events.idle();
  }

  /** Closes the connection once what has come from its client is handled; what comes meanwhile is ignored. */
  async finish(): Promise<void> {
    this.#reader.finish();
    await this.idle();
    const hasAll = this.link.unsentBytes === 0;
    this.connection.close();
    if (hasAll) this.link.closeAtOnce();
  }

  describe(): SessionDescription {
    const { transport, unsentBytes } = this.link;
    const sockets = [...this.#sockets.values()].map(({ id, namespace, state }) => ({ id, namespace, state }));
    return { transport, unsentBytes, sockets };
  }

  deliver(packets: readonly DownstreamPacket[]): void {
    for (const { packet, disconnect, acknowledges } of packets) {
      if (acknowledges !== undefined) this.acks.delete(acknowledges.namespace, acknowledges.ackId);
      if (disconnect === undefined) {
        this.#send(packet);
        continue;
      }
      const socket = this.#sockets.get(disconnect.namespace);
      if (socket?.state !== 'connected') continue;
      this.#send(packet);
      this.#endedByService.add(socket.namespace);
      this.#endSocket(socket);
      if (disconnect.closeConnection) this.connection.close();
    }
  }

  close(): void {
    this.link.close();
  }

  terminate(): void {
    this.link.terminate();
  }

  /** Closes the connection, and forgets what its client has sent and nobody has handled. */
  abandon(): void {
    this.#reader.stop();
    this.events.clear();
    this.connection.close();
  }

  slowedDown(): void {
    this.log.warn(this.#about(), 'client is faster than its event handlers, reading it more slowly');
  }

  #send(packet: OutgoingPacket): void {
    if (!this.connection.isOpen() || this.link.send(packet)) return;
    const reason = `more than ${this.settings.engine.maxUnsentBytes} bytes waited for it to take them`;
    this.log.warn({ ...this.#about(), reason }, 'slow client cut off');
    this.connection.terminate('SlowClient');
  }

  /** @throws PacketError where the client broke the protocol. */
  receive(packet: IncomingPacket): void {
    if (this.log.isEnabled('trace')) this.#traceReceived(packet);
    const { type, namespace } = packet.head;
    const socket = this.#sockets.get(namespace);
    switch (type) {
      case 'connect':
        checkPresencePacket(packet);
        if (socket?.state === 'connected') {
          throw new PacketError(`a second CONNECT came for the namespace ${JSON.stringify(namespace)}`);
        }
        // One that is repeated before its answer has the same answer.
        if (socket === undefined) this.#connect(namespace);
        return;
      case 'disconnect':
        checkPresencePacket(packet);
        if (socket !== undefined) this.#endSocket(socket);
        return;
      case 'event':
      case 'binary_event':
        if (socket?.state === 'connected') this.#relay.relay(socket, packet);
        else if (!this.#endedByService.has(namespace)) {
          throw new PacketError(`an event came before CONNECT to the namespace ${JSON.stringify(namespace)}`);
        }
        return;
      case 'ack':
      case 'binary_ack':
        checkAck(packet);
        return;
      case 'connect_error':
        throw new PacketError('CONNECT_ERROR came from a client');
    }
  }

  #connect(namespace: string): void {
    const id = randomBytes(15).toString('base64url');
    const socket = new NamespaceSocket(id, namespace);
    const problem = findConnectError(socket, this.#sockets.size, this.settings.engine.maxNamespaces);
    if (problem !== undefined) {
      this.#send(connectError(namespace, problem));
      return;
    }
    this.#sockets.set(namespace, socket);
    this.#endedByService.delete(namespace);
    const isWanted = (): boolean => socket.state === 'connecting' && this.connection.isOpen();
    this.events.enqueue(async () => {
      if (!isWanted()) return;
      const answer = await this.webhooks.connect(this.connection, { id, namespace });
      if (!answer.accepted) {
        this.log.debug({ ...this.#about(), namespace, socketId: id, reason: answer.reason }, 'socket rejected');
        if (isWanted()) this.#send(connectError(namespace, answer.reason));
        this.#forget(socket);
      } else if (isWanted()) {
        this.#admit(socket);
      } else {
        const reason = socket.state === 'ended' ? '' : this.connection.closeReason;
        this.events.beginNotice(() => this.webhooks.disconnected(this.connection, { id, namespace }, reason));
      }
    });
  }

  #admit(socket: NamespaceSocket): void {
    const { id, namespace } = socket;
    this.#stopConnectTimer();
    this.connection.connected();
    socket.state = 'connected';
    socket.announced = this.webhooks.connected(this.connection, { id, namespace });
    void socket.announced.then(() => (socket.announced = undefined));
    this.connection.hub.groups.add(groupName(namespace), this.connection);
    this.connection.hub.groups.add(groupName(namespace, id), this.connection);
    this.#send(new OutgoingPacket(formatPacket('connect', namespace, JSON.stringify({ sid: id }))));
    this.log.debug({ ...this.#about(), namespace, socketId: id }, 'socket connected');
  }

  /** Lets a further CONNECT to the namespace be one of its own, whatever becomes of this one. */
  #forget(socket: NamespaceSocket): void {
    socket.state = 'ended';
    if (this.#sockets.get(socket.namespace) === socket) this.#sockets.delete(socket.namespace);
  }

  /** @param reason why its connection was closed, where that is what ended it. */
  #endSocket(socket: NamespaceSocket, reason = ''): void {
    const wasConnected = socket.state === 'connected';
    this.#forget(socket);
    if (!wasConnected) return;
    this.log.debug({ ...this.#about(), namespace: socket.namespace, socketId: socket.id }, 'socket disconnected');
    this.acks.clear(socket.namespace);
    this.connection.hub.groups.removeFromNamespace(namespaceGroupPrefix(socket.namespace), this.connection);
    this.events.enqueueNotice(async () => {
      await socket.announced;
      await this.webhooks.disconnected(this.connection, socket, reason);
    });
  }

  /** Its client is gone. A socket that is still connecting is told of once its event handler has answered. */
  #end(): void {
    // First, since it leaves no group for each of the sockets to look for.
    this.connection.ended();
    this.#reader.whenRead(() => {
      for (const socket of [...this.#sockets.values()]) {
        if (socket.state === 'connected') this.#endSocket(socket, this.connection.closeReason);
      }
    });
  }

  #about(): LogFields {
    const { hub, connectionId, userId } = this.connection;
    return { hub: hub.name, connectionId, userId };
  }

  #traceReceived({ head: { namespace }, payload }: IncomingPacket): void {
    this.log.trace({ ...this.#about(), namespace, packet: excerpt(payload.slice(1)) }, 'packet received');
  }

  #stopConnectTimer(): void {
    clearTimeout(this.#connectTimer);
    this.#connectTimer = undefined;
  }

  #guard(read: () => void): void {
    try {
      read();
    } catch (error) {
      this.#reader.stop();
      this.#reject((error as Error).message);
    }
  }

  /** Ends the connection of a client that broke the protocol; the request that did so is answered first. */
  #reject(reason: string): void {
    this.log.warn({ ...this.#about(), reason }, 'client broke the protocol, closing the connection');
    setImmediate(() => this.connection.close());
  }
}
