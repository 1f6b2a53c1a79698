import { setTimeout as delay } from 'node:timers/promises';
import type { Commands } from '../commands/commands.js';
import type { Hubs } from '../connections/hubs.js';
import type { Logger } from '../log/event-log.js';
import type { QueryPort } from '../queries/query-port.js';
import type { ClusterSettings } from '../settings/settings.js';
import { SettingsError } from '../settings/parse-settings.js';
import type { Admission } from '../transport/admission.js';
import { newConnectionId } from '../transport/connection-id.js';
import type { SocketEvents } from '../webhooks/webhooks.js';
import { checkRedis, explainConnectError } from './check-redis.js';
import { ClusterCommands } from './cluster-commands.js';
import { ClusterKeys } from './cluster-keys.js';
import { ClusterNode } from './cluster-node.js';
import { ClusterQueries } from './cluster-queries.js';
import { type ClusterStatistics, noStatistics } from './cluster-statistics.js';
import { ConnectionLog } from './connection-log.js';
import { DeadNodes } from './dead-nodes.js';
import { HubMessages } from './hub-messages.js';
import { HubSubscriptions } from './hub-subscriptions.js';
import { MessageReceiver } from './message-receiver.js';
import { openRedisLink } from './open-redis-link.js';
import { Outbox } from './outbox.js';
import { Questions } from './questions.js';
import { SocketRecords } from './socket-records.js';
import { StreamReader } from './stream-reader.js';

/** What of this node serves the cluster. */
export interface ClusterParts {
  readonly hubs: Hubs;
  /** Executes commands on the connections of this node. */
  readonly commands: Commands;
  /** Answers what is asked of the connections of this node. */
  readonly queries: QueryPort;
  /** Calls event handlers. */
  readonly events: SocketEvents;
  readonly log: Logger;
}

/** This node's cluster: what takes the place of the parts of a single node. */
export interface Cluster {
  readonly commands: Commands;
  readonly queries: QueryPort;
  readonly events: SocketEvents;
  readonly admission: Admission;
  readonly statistics: ClusterStatistics;
  /** How many commands wait for Redis. */
  readonly pending: number;
  /** How many nodes are in the cluster, with this one. */
  readonly nodeCount: number;
  /** The longest time since the last call from the writing of a command to its execution here. */
  takeHighestLagMs(): number;
  /** Says to the others that this node is gone. Its clients have to be closed before. */
  leave(): Promise<void>;
}

/** How long after the connection to Redis has come back all nodes are back, since they wait no longer for another try. */
const settleMs = 2500;

/** What the disconnected events of sockets give as the reason whose client has gone on at another node. */
const movedReason = 'ClientMoved';

/**
 * Makes this node one of a cluster.
 *
 * @throws SettingsError where Redis cannot be used, with what to do.
 */
export async function joinCluster(settings: ClusterSettings, parts: ClusterParts): Promise<Cluster> {
  const { hubs, log } = parts;
  const keys = new ClusterKeys(settings.name);
  const statistics = noStatistics();
  const connectionLog = new ConnectionLog(settings.url, statistics, log);
  let onConnected: () => void = () => undefined;
  let settledAt = 0;

  const link = await openRedisLink({
    url: settings.url,
    isBlocking: false,
    onReady: () => onConnected(),
    onLost: (error) => {
      connectionLog.lost(error);
      outbox.pause(error.message);
    },
  }).catch((error: unknown) => {
    throw explained(error, settings.url);
  });
  const outbox = new Outbox(link, () => node.id, {
    timeoutMs: settings.requestTimeoutMs,
    maxBytes: settings.maxPendingBytes,
  });
  const node: ClusterNode = new ClusterNode(link, keys, settings, hubs, statistics, log, () => duties);
  const questions = new Questions(settings.requestTimeoutMs, statistics);
  const streamLifeMs = Math.max(60_000, settings.leaseMs * 4);
  const messages = new HubMessages(
    outbox,
    questions,
    keys,
    { maxStreamLength: settings.maxStreamLength, streamLifeMs },
    statistics,
    () => {
      const waitMs = settledAt - performance.now();
      return waitMs <= 0 ? undefined : delay(waitMs);
    },
  );
  const receiver = new MessageReceiver({ ...parts, node, messages, questions, outbox, keys, statistics });
  const reader = new StreamReader(
    (events) => openRedisLink({ url: settings.url, isBlocking: true, ...events }),
    keys,
    node.id,
    receiver,
  );
  const subscriptions = new HubSubscriptions(outbox, reader, keys, () => node.id, streamLifeMs);
  const records = new SocketRecords(parts.events, outbox, keys, () => node.id, node);
  const dead = new DeadNodes(link, keys, settings.leaseMs, hubs, parts.events, statistics, log);
  const duties = {
    renewals: () => {
      subscriptions.leaveIdle(hubs);
      for (const stream of reader.streams.values()) stream.keepNodes(node.members);
      return subscriptions.renewals();
    },
    restored: () => {
      settledAt = performance.now() + settleMs;
      outbox.open();
      for (const command of subscriptions.renewals()) outbox.add(() => command).catch(() => undefined);
      records.rewrite();
      connectionLog.restored(link.address);
    },
    lost: () => {
      subscriptions.clear();
      records.clear();
      reader.useInbox(node.id);
    },
    visit: (others: readonly string[]) => dead.claim(others, node.id),
  };

  try {
    await checkRedis(link, settings.url, log);
    await node.join();
    await reader.start();
  } catch (error) {
    node.stop();
    link.close();
    throw explained(error, settings.url);
  }
  onConnected = () => void node.rejoin();
  outbox.open();
  node.start();
  log.info({ node: node.id }, 'joined the cluster');

  const commands = new ClusterCommands(messages);
  const away = 'The node has lost its cluster. Try again later.';
  return {
    commands,
    queries: new ClusterQueries(messages),
    events: records,
    statistics,
    get pending() {
      return outbox.length;
    },
    get nodeCount() {
      return node.members.size;
    },
    takeHighestLagMs: () => reader.takeHighestLagMs(),
    admission: {
      newConnectionId: () => newConnectionId(node.id),
      check: () => node.check(),
      prepare(hub) {
        if (!node.check()) return Promise.resolve(away);
        const { id } = node;
        return subscriptions.join(hub.toLowerCase())?.then(
          () => (node.id === id ? undefined : away),
          () => away,
        );
      },
      isForeign: (sessionId) => [...node.members].some((other) => other !== node.id && sessionId.startsWith(other)),
      endForeign(hub, connectionId) {
        const target = { kind: 'connection', connectionId } as const;
        // Without Redis it ends later, as if its client were lost.
        commands.execute({ kind: 'close', hub, target, reason: movedReason }).catch(() => undefined);
      },
    },
    async leave() {
      if (link.isReady) {
        await subscriptions.leaveAll();
        await node.leave(records.size === 0).catch((error: unknown) => connectionLog.lost(error as Error));
      }
      node.stop();
      outbox.close();
      await reader.close();
      link.close();
    },
  };
}

function explained(error: unknown, url: string): SettingsError {
  return error instanceof SettingsError ? error : explainConnectError(error as Error, url);
}
