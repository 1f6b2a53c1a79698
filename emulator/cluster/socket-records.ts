import type { TraceContext } from '../../lib/trace-context.js';
import type { Connection } from '../connections/connection.js';
import type { MessageAnswer } from '../webhooks/message-answer.js';
import type { ConnectAnswer, SocketEvents } from '../webhooks/webhooks.js';
import type { SocketAddress } from '../webhooks/event-headers.js';
import type { ClusterKeys } from './cluster-keys.js';
import type { Outbox } from './outbox.js';

/** A socket as others need to know it, to tell of its end. */
export interface SocketRecord {
  readonly hub: string;
  readonly connectionId: string;
  readonly userId: string | null;
  readonly namespace: string;
  /** `ce-connectionState`. */
  readonly state?: string;
}

/** How many records one command writes, or deletes. */
const recordsPerCommand = 100;

/** Of so many sockets it may be known that their records are left behind; of more, the end may be told twice. */
const maxLeftBehind = 100_000;

/** How long the records of a cluster are kept of which no node is left. */
const lifeMs = 86_400_000;

/** Whose events are those of this node: it has its lease, and had it when the connection began. */
interface Ownership {
  isOwn(connectionId: string): boolean;
}

/**
 * Calls event handlers for the sockets of this node, and keeps in Redis which sockets these are, so that another node can
 * tell of their end. It says nothing of connections that it had before it lost its lease, since others tell of their end, but
 * for sockets of which these cannot know.
 */
export class SocketRecords implements SocketEvents {
  readonly #records = new Map<string, SocketRecord>();
  /** Sockets of which Redis was never told, so that no other node can know of them. */
  readonly #untold = new Set<string>();
  /** Sockets of whose end this node has told without Redis, which has their records still: their ids, by its key. */
  readonly #leftBehind = new Map<string, string[]>();

  constructor(
    private readonly events: SocketEvents,
    private readonly outbox: Outbox,
    private readonly keys: ClusterKeys,
    private readonly node: () => string,
    private readonly ownership: Ownership,
  ) {}

  get size(): number {
    return this.#records.size;
  }

  connect(connection: Connection, socket: SocketAddress): Promise<ConnectAnswer> {
    if (this.#isOwn(connection)) return this.events.connect(connection, socket);
    return Promise.resolve({ accepted: false, reason: lostReason });
  }

  connected(connection: Connection, socket: SocketAddress): Promise<void> {
    if (!this.#isOwn(connection)) return Promise.resolve();
    this.#untold.add(socket.id);
    this.#write(socket.id, recordOf(connection, socket));
    return this.events.connected(connection, socket);
  }

  async disconnected(
    connection: Connection,
    socket: SocketAddress,
    reason: string,
    trace?: TraceContext,
  ): Promise<void> {
    const isUntold = this.#untold.delete(socket.id);
    if (!this.#isOwn(connection) && !isUntold) return;
    // While the event handler answers, this node may come to have another id.
    const key = this.keys.sockets(this.node());
    await this.events.disconnected(connection, socket, reason, trace);
    this.#records.delete(socket.id);
    this.#forget(key, [socket.id]);
  }

  async message(
    connection: Connection,
    socket: SocketAddress,
    eventName: string,
    payload: string,
  ): Promise<MessageAnswer> {
    if (!this.#isOwn(connection)) return { handled: false, reason: lostReason, about: {} };
    const answer = await this.events.message(connection, socket, eventName, payload);
    const record = this.#records.get(socket.id);
    if (record !== undefined && record.state !== connection.state) this.#write(socket.id, recordOf(connection, socket));
    return answer;
  }

  /** Writes all of them again: Redis may have lost some, and have some that are over. */
  rewrite(): void {
    const key = this.keys.sockets(this.node());
    const leftBehind = [...this.#leftBehind];
    this.#leftBehind.clear();
    for (const [earlierKey, socketIds] of leftBehind) {
      // This node had another id then, and others tell of the end of what they find there.
      if (earlierKey !== key) for (const part of partsOf(socketIds)) this.#forget(earlierKey, part);
    }
    this.#send(() => ['DEL', key]);
    for (const part of partsOf([...this.#records])) this.#sendRecords(key, part);
    this.#send(() => ['PEXPIRE', key, String(lifeMs)]);
  }

  /** Forgets all of them: others tell of their end. */
  clear(): void {
    this.#records.clear();
  }

  #isOwn({ connectionId }: Connection): boolean {
    return this.ownership.isOwn(connectionId);
  }

  #write(socketId: string, record: SocketRecord): void {
    const isFirst = this.#records.size === 0;
    this.#records.set(socketId, record);
    const key = this.keys.sockets(this.node());
    this.#sendRecords(key, [[socketId, record]]);
    if (isFirst) this.#send(() => ['PEXPIRE', key, String(lifeMs)]);
  }

  #sendRecords(key: string, records: readonly (readonly [string, SocketRecord])[]): void {
    let command: readonly string[] | undefined;
    this.#send(() => {
      // Redis may have come back after this node has told of their end.
      command ??= writeCommand(
        key,
        records.filter(([id]) => this.#untold.delete(id) || this.#records.has(id)),
      );
      return command;
    });
  }

  #forget(key: string, socketIds: readonly string[]): void {
    this.outbox
      .add(() => ['HDEL', key, ...socketIds])
      .catch(() => {
        const leftBehind = this.#leftBehind.get(key) ?? [];
        this.#leftBehind.set(key, leftBehind);
        if (leftBehind.length < maxLeftBehind) leftBehind.push(...socketIds);
      });
  }

  #send(make: () => readonly string[]): void {
    // What does not arrive is written again with the next connection.
    this.outbox.add(make).catch(() => undefined);
  }
}

function* partsOf<Item>(items: readonly Item[]): Generator<readonly Item[], undefined> {
  for (let start = 0; start < items.length; start += recordsPerCommand) {
    yield items.slice(start, start + recordsPerCommand);
  }
}

function writeCommand(key: string, records: readonly (readonly [string, SocketRecord])[]): readonly string[] {
  if (records.length === 0) return ['PING'];
  return ['HSET', key, ...records.flatMap(([id, record]) => [id, JSON.stringify(record)])];
}

const lostReason = 'The node of this connection has lost its place in the cluster.';

function recordOf({ hub, connectionId, userId, state }: Connection, { namespace }: SocketAddress): SocketRecord {
  return { hub: hub.name, connectionId, userId, namespace, ...(state !== undefined && { state }) };
}
