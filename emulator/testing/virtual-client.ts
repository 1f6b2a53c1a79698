import { randomBytes } from 'node:crypto';
import { engineIoType, groupName } from '../../protocol/index.js';
import type { ClientSession, SessionDescription, SessionLoad } from '../connections/client-session.js';
import { Connection } from '../connections/connection.js';
import type { Hubs } from '../connections/hubs.js';
import type { DownstreamPacket } from '../connections/outgoing-packet.js';
import { eventsOf, type RecordedEvent } from './records.js';

/** A client that a test puts into a hub, without a socket. */
export interface VirtualClientOptions {
  readonly hub: string;
  readonly userId?: string;
  /** By default `/`. */
  readonly namespace?: string;
  /** Rooms of the namespace that it is in from the start. */
  readonly rooms?: readonly string[];
  /** By default a new one. */
  readonly connectionId?: string;
  /** By default a new one. */
  readonly socketId?: string;
  /** Roles of its token, which are permissions: `webpubsub.sendToGroup`. */
  readonly roles?: readonly string[];
  /** Groups of its token, by their whole name. */
  readonly groups?: readonly string[];
}

/** A client of a hub, as the backend's calls find it. */
export interface VirtualClient {
  readonly connectionId: string;
  readonly socketId: string;
  /** Whether no call has closed it. */
  readonly isOpen: boolean;
  /** The events that were sent to it, the oldest first: the latest 1000. */
  readonly received: readonly RecordedEvent[];
  close(): void;
}

const maxReceived = 1000;

/** Puts a client into a hub, connected to one namespace. */
export function addVirtualClient(hubs: Hubs, options: VirtualClientOptions): VirtualClient {
  const { userId = null, namespace = '/', rooms = [], roles = [], groups = [] } = options;
  if (!namespace.startsWith('/')) throw new Error(`namespace is ${JSON.stringify(namespace)}; it must begin with /.`);
  const hub = hubs.get(options.hub);
  const connectionId = options.connectionId ?? randomBytes(16).toString('base64url');
  if (hub.connection(connectionId) !== undefined) {
    throw new Error(`The hub ${hub.name} has a connection ${JSON.stringify(connectionId)} already. Choose another id.`);
  }
  const identity = { userId, claims: { role: roles }, query: {}, headers: {}, groups };
  const connection = new Connection(connectionId, hub, identity);
  const session = new VirtualSession(connection, namespace, options.socketId ?? randomBytes(15).toString('base64url'));
  connection.begin(session);
  hub.add(connection);
  connection.connected();
  for (const room of ['', session.socketId, ...rooms]) hub.groups.add(groupName(namespace, room), connection);
  return session;
}

class VirtualSession implements ClientSession, VirtualClient {
  readonly received: RecordedEvent[] = [];
  readonly connectionId: string;

  constructor(
    private readonly connection: Connection,
    private readonly namespace: string,
    readonly socketId: string,
  ) {
    this.connectionId = connection.connectionId;
  }

  get isOpen(): boolean {
    return this.connection.isOpen();
  }

  deliver(packets: readonly DownstreamPacket[]): void {
    for (const { packet, disconnect } of packets) {
      if (typeof packet.data === 'string') {
        this.received.push(
          ...eventsOf(engineIoType.message + packet.data).filter(({ namespace }) => namespace === this.namespace),
        );
      }
      // Its one namespace is all that it has.
      if (disconnect?.namespace === this.namespace || disconnect?.closeConnection === true) this.connection.close();
    }
    this.received.splice(0, this.received.length - maxReceived);
  }

  describe(): SessionDescription {
    const state = this.isOpen ? 'connected' : 'ended';
    return {
      transport: 'none',
      unsentBytes: 0,
      sockets: [{ id: this.socketId, namespace: this.namespace, state }],
    };
  }

  load(): SessionLoad {
    return { sockets: 1, waitingEvents: 0, unsentBytes: 0 };
  }

  close(): void {
    if (this.isOpen) this.connection.close();
    this.connection.ended();
  }

  terminate(): void {
    this.connection.ended();
  }
}
