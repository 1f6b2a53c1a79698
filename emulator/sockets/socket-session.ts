import { randomBytes } from 'node:crypto';
import type { Socket as EngineSocket } from 'engine.io';
import type { TraceContext } from '../../lib/trace-context.js';
import { formatPacket, groupName, namespaceGroupPrefix } from '../../protocol/index.js';
import type { ClientLink } from '../connections/client-link.js';
import type { ClientSession, SessionDescription, SessionLoad } from '../connections/client-session.js';
import type { Connection } from '../connections/connection.js';
import { EventQueue } from '../connections/event-queue.js';
import { type DownstreamPacket, OutgoingPacket } from '../connections/outgoing-packet.js';
import type { Logger } from '../log/event-log.js';
import type { Settings } from '../settings/settings.js';
import type { SocketEvents } from '../webhooks/webhooks.js';
import { ConnectDeadline } from './connect-deadline.js';
import { EventRelay, type RelayOwner } from './event-relay.js';
import { checkAck, checkPresencePacket, type IncomingPacket, PacketError } from './incoming-packet.js';
import { MessageReader, type ReaderOwner } from './message-reader.js';
import { connectError, findConnectError, NamespaceSocket } from './namespace-socket.js';
import { NamespaceSockets } from './namespace-sockets.js';
import { SessionLog } from './session-log.js';
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
  readonly #sockets: NamespaceSockets;
  readonly acks = new WaitingAcks();
  readonly #log: SessionLog;
  readonly #connectDeadline: ConnectDeadline;

  constructor(
    readonly connection: Connection,
    readonly link: ClientLink,
    private readonly webhooks: SocketEvents,
    private readonly settings: Settings,
    log: Logger,
  ) {
    connection.begin(this);
    this.#log = new SessionLog(connection, log);
    this.#sockets = new NamespaceSockets(settings.engine.maxNamespaces);
    this.#reader = new MessageReader(this, settings.engine);
    this.#relay = new EventRelay(this, webhooks, settings.webhooks.onFailure, log);
    const { connectTimeoutMs } = settings.engine;
    this.#connectDeadline = new ConnectDeadline(
      connectTimeoutMs,
      () => this.#sockets.size > 0,
      () => this.#reject(`no namespace was connected within ${connectTimeoutMs} ms`),
    );
  }

  /** Takes over what its client sends, and its end, after which it calls `onEnd`. */
  listen(engineSocket: EngineSocket, onEnd: (session: this) => Promise<void>): void {
    engineSocket.on('message', (message: string | Buffer) => this.#guard(() => this.#reader.add(message)));
    engineSocket.once('close', (reason: string) => {
      this.#connectDeadline.stop();
      this.#log.info('client disconnected', { reason });
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
    return { transport, unsentBytes, sockets: this.#sockets.describe() };
  }

  load(): SessionLoad {
    return { sockets: this.#sockets.size, waitingEvents: this.events.length, unsentBytes: this.link.unsentBytes };
  }

  deliver(packets: readonly DownstreamPacket[], trace?: TraceContext): void {
    for (const { packet, disconnect, acknowledges } of packets) {
      if (acknowledges !== undefined) this.acks.delete(acknowledges.namespace, acknowledges.ackId);
      if (disconnect === undefined) {
        this.#send(packet);
        continue;
      }
      const socket = this.#sockets.get(disconnect.namespace);
      if (socket?.state !== 'connected') continue;
      this.#send(packet);
      this.#sockets.markEndedByService(socket.namespace);
      this.#endSocket(socket, '', trace);
      if (disconnect.closeConnection) this.connection.close('', trace);
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
    this.#log.warn('client is faster than its event handlers, reading it more slowly');
  }

  #send(packet: OutgoingPacket): void {
    if (!this.connection.isOpen() || this.link.send(packet)) return;
    const reason = `more than ${this.settings.engine.maxUnsentBytes} bytes waited for it to take them`;
    this.#log.warn('slow client cut off', { reason });
    this.connection.terminate('SlowClient');
  }

  /** @throws PacketError where the client broke the protocol. */
  receive(packet: IncomingPacket): void {
    this.#log.received(packet);
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
        else if (!this.#sockets.wasEndedByService(namespace)) {
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
    this.#sockets.add(socket);
    const isWanted = (): boolean => socket.state === 'connecting' && this.connection.isOpen();
    this.events.enqueue(async () => {
      if (!isWanted()) return;
      const answer = await this.webhooks.connect(this.connection, { id, namespace });
      if (!answer.accepted) {
        this.#log.socket('socket rejected', socket, { reason: answer.reason });
        if (isWanted()) this.#send(connectError(namespace, answer.reason));
        this.#sockets.end(socket);
      } else if (isWanted()) {
        this.#admit(socket);
      } else {
        const { closeReason, closeTrace } = this.connection;
        const [reason, trace] = socket.state === 'ended' ? [''] : [closeReason, closeTrace];
        this.events.beginNotice(() => this.webhooks.disconnected(this.connection, { id, namespace }, reason, trace));
      }
    });
  }

  #admit(socket: NamespaceSocket): void {
    const { id, namespace } = socket;
    this.#connectDeadline.stop();
    this.connection.connected();
    socket.state = 'connected';
    socket.announced = this.webhooks.connected(this.connection, { id, namespace });
    void socket.announced.then(() => (socket.announced = undefined));
    this.connection.hub.groups.add(groupName(namespace), this.connection);
    this.connection.hub.groups.add(groupName(namespace, id), this.connection);
    this.#send(new OutgoingPacket(formatPacket('connect', namespace, JSON.stringify({ sid: id }))));
    this.#log.socket('socket connected', socket);
  }

  /**
   * @param reason why its connection was closed, where that is what ended it.
   * @param trace of the call that ended it, where one did.
   */
  #endSocket(socket: NamespaceSocket, reason = '', trace?: TraceContext): void {
    const wasConnected = socket.state === 'connected';
    this.#sockets.end(socket);
    if (!wasConnected) return;
    this.#log.socket('socket disconnected', socket);
    this.acks.clear(socket.namespace);
    this.connection.hub.groups.removeFromNamespace(namespaceGroupPrefix(socket.namespace), this.connection);
    this.events.enqueueNotice(async () => {
      await socket.announced;
      await this.webhooks.disconnected(this.connection, socket, reason, trace);
    });
  }

  /** Its client is gone. A socket that is still connecting is told of once its event handler has answered. */
  #end(): void {
    // First, since it leaves no group for each of the sockets to look for.
    this.connection.ended();
    const { closeReason, closeTrace } = this.connection;
    this.#reader.whenRead(() => {
      for (const socket of [...this.#sockets.values()]) {
        if (socket.state === 'connected') this.#endSocket(socket, closeReason, closeTrace);
      }
    });
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
    this.#log.warn('client broke the protocol, closing the connection', { reason });
    setImmediate(() => this.connection.close());
  }
}
