import { Connection } from '../connections/connection.js';
import type { Hubs } from '../connections/hubs.js';
import type { Logger } from '../log/event-log.js';
import type { SocketEvents } from '../webhooks/webhooks.js';
import type { ClusterKeys } from './cluster-keys.js';
import type { ClusterStatistics } from './cluster-statistics.js';
import { listOf, type RedisLink } from './redis-link.js';
import type { SocketRecord } from './socket-records.js';

/** Makes a node the one that takes care of a dead one: returns 1, or 0 where that is alive or another one does. */
const claimScript = `
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
if redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2], 'NX') then return 1 end
return 0`;

/** How many records are read, and told of, at once. */
const batchSize = 100;

/** What the disconnected events of a dead node's sockets give as the reason. */
export const nodeLostReason = 'NodeLost';

/** How long it is known of a dead node that it is: longer than a machine sleeps without having noticed. */
const tombstoneMs = 3_600_000;

/** What the ids of their events begin with: their node has used lower ones. */
const firstEventId = 2 ** 31;

/** Takes care of what dead nodes have left: forgets them, and tells event handlers of the end of their sockets. */
export class DeadNodes {
  /** Those that this node is taking care of. */
  readonly #claimed = new Set<string>();

  constructor(
    private readonly link: RedisLink,
    private readonly keys: ClusterKeys,
    private readonly claimMs: number,
    private readonly hubs: Hubs,
    private readonly events: Pick<SocketEvents, 'disconnected'>,
    private readonly statistics: ClusterStatistics,
    private readonly log: Logger,
  ) {}

  /**
   * Claims the dead ones of other nodes, each of which only one node can claim.
   *
   * @param self the id of this node.
   */
  async claim(nodes: Iterable<string>, self: string): Promise<void> {
    for (const node of this.#claimed) {
      await this.link.send(['PEXPIRE', this.keys.claim(node), String(this.claimMs)]);
    }
    for (const node of nodes) {
      if (this.#claimed.has(node)) continue;
      const keys = [this.keys.lease(node), this.keys.claim(node)];
      const reply = await this.link.send(['EVAL', claimScript, '2', ...keys, self, String(this.claimMs)]);
      if (reply === 1) void this.#cleanUp(node);
    }
  }

  async #cleanUp(node: string): Promise<void> {
    this.#claimed.add(node);
    this.log.warn({ node }, 'node of the cluster is dead, telling event handlers of the end of its sockets');
    try {
      for (const hub of listOf(await this.link.send(['SMEMBERS', this.keys.nodeHubs(node)]))) {
        await this.link.send(['SREM', this.keys.hubNodes(String(hub)), node]);
      }
      const sockets = await this.#tellOfSockets(node);
      await this.link.send(['DEL', this.keys.nodeHubs(node)]);
      await this.link.send(['DEL', this.keys.inbox(node)]);
      await this.link.send(['SREM', this.keys.nodes, node]);
      await this.link.send(['PEXPIRE', this.keys.claim(node), String(tombstoneMs)]);
      this.statistics.deadNodes++;
      this.log.warn({ node, sockets }, 'dead node is forgotten');
    } catch (error) {
      // Its claim runs out, and this or another node goes on.
      this.log.error({ node, error }, 'dead node could not be taken care of, trying again');
    } finally {
      this.#claimed.delete(node);
    }
  }

  async #tellOfSockets(node: string): Promise<number> {
    const key = this.keys.sockets(node);
    let count = 0;
    let cursor = '0';
    do {
      const [next, flat] = listOf(await this.link.send(['HSCAN', key, cursor, 'COUNT', String(batchSize)]));
      // A part without records need not be the last: only the cursor says so.
      cursor = String(next);
      const texts = listOf(flat) as readonly string[];
      const told: Promise<unknown>[] = [];
      for (let index = 0; index + 1 < texts.length; index += 2) {
        const [socketId = '', text = ''] = texts.slice(index, index + 2);
        told.push(this.#tellOfSocket(key, socketId, JSON.parse(text) as SocketRecord));
      }
      await Promise.all(told);
      count += told.length;
    } while (cursor !== '0');
    return count;
  }

  async #tellOfSocket(key: string, socketId: string, record: SocketRecord): Promise<void> {
    const { userId, connectionId, namespace, state } = record;
    const identity = { userId, claims: {}, query: {}, headers: {}, groups: [] };
    const connection = new Connection(connectionId, this.hubs.get(record.hub), identity, firstEventId);
    connection.state = state;
    await this.events.disconnected(connection, { id: socketId, namespace }, nodeLostReason);
    await this.link.send(['HDEL', key, socketId]);
  }
}
