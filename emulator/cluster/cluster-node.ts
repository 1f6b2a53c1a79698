import { setTimeout as delay } from 'node:timers/promises';
import type { Hubs } from '../connections/hubs.js';
import type { Logger } from '../log/event-log.js';
import type { ClusterSettings } from '../settings/settings.js';
import { randomId } from '../transport/connection-id.js';
import type { ClusterKeys } from './cluster-keys.js';
import type { ClusterStatistics } from './cluster-statistics.js';
import { inboxWakeUp } from './inbox.js';
import { NodeLease } from './node-lease.js';
import { listOf, type RedisLink } from './redis-link.js';

/** Random characters that no two nodes have in common. */
const nodeIdLength = 10;

/** How long to wait where Redis does not execute anything yet. */
const retryMs = 100;

/** What a node does with its cluster at regular intervals, and as it comes to it and loses it. */
export interface NodeDuties {
  /** Commands that keep what this node has in Redis. */
  renewals(): Iterable<readonly string[]>;
  /** There is a connection again: what Redis had of this node may be gone. */
  restored(): void;
  /** It goes by another id: others take care of what it had. */
  lost(): void;
  /** Sees whether others are dead. */
  visit(others: readonly string[]): Promise<void>;
}

/** This node among those of its cluster: its id, and the lease that tells the others that it is alive. */
export class ClusterNode {
  #lease: NodeLease;
  #timer: NodeJS.Timeout | undefined;
  #connectedAt = -Infinity;
  #members: ReadonlySet<string> = new Set();
  #isClosed = false;

  constructor(
    private readonly link: RedisLink,
    private readonly keys: ClusterKeys,
    private readonly settings: ClusterSettings,
    private readonly hubs: Hubs,
    private readonly statistics: ClusterStatistics,
    private readonly log: Logger,
    private readonly duties: () => NodeDuties,
  ) {
    this.#lease = this.#newLease();
  }

  /** Letters and digits: the ids of its connections begin with it. */
  get id(): string {
    return this.#lease.node;
  }

  /** All nodes that are known, dead ones too until they are taken care of. */
  get members(): ReadonlySet<string> {
    return this.#members;
  }

  /**
   * Whether this node is one of its cluster. To be asked before anything is served: one that has slept too long closes its
   * clients here, since others have told of their end.
   */
  check(): boolean {
    if (this.#lease.isValid()) return true;
    if (this.#lease.wasHeld && !this.#isClosed) {
      this.#lose();
      this.#renew().catch(() => undefined);
    }
    return false;
  }

  isOwn(connectionId: string): boolean {
    return connectionId.startsWith(this.id) && this.check();
  }

  /** To be called once there is a connection to Redis. */
  async join(): Promise<void> {
    this.#connectedAt = performance.now();
    await this.#renew();
  }

  /** To be called with each connection after the first. Settles once Redis has executed something, or it is lost too. */
  async rejoin(): Promise<void> {
    this.#connectedAt = performance.now();
    this.check();
    while (this.link.isReady && !this.#isClosed) {
      try {
        await this.#renew();
        this.duties().restored();
        return;
      } catch {
        // It may be loading its data still.
        await delay(retryMs);
      }
    }
  }

  /** Renews its lease from now on, and looks after the others. */
  start(): void {
    this.#timer = setInterval(() => {
      this.check();
      if (!this.link.isReady) return;
      this.#beat().catch((error: unknown) => this.log.warn({ error }, 'lease could not be renewed, trying again'));
    }, this.settings.leaseMs / 3);
  }

  /** Leaves the cluster. What it has left undone is for the others where `isDone` is false. */
  async leave(isDone: boolean): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    await this.link.send(['DEL', this.keys.lease(this.id)]);
    if (!isDone) return;
    await this.link.send(['SREM', this.keys.nodes, this.id]);
    for (const key of [this.keys.sockets(this.id), this.keys.nodeHubs(this.id), this.keys.inbox(this.id)]) {
      await this.link.send(['DEL', key]);
    }
  }

  /** Stops without a word. */
  stop(): void {
    this.#isClosed = true;
    clearInterval(this.#timer);
  }

  async #beat(): Promise<void> {
    await this.#renew();
    this.#members = new Set(listOf(await this.link.send(['SMEMBERS', this.keys.nodes])).map(String));
    await Promise.all([...this.duties().renewals()].map((command) => this.link.send(command)));
    // Others come back to a Redis that was away as this one does; until then they only seem to be dead.
    const isSettled = performance.now() - this.#connectedAt > this.settings.leaseMs;
    if (isSettled) await this.duties().visit([...this.#members].filter((node) => node !== this.id));
  }

  async #renew(): Promise<void> {
    if (this.#isClosed || !this.link.isReady) return;
    const lease = this.#lease;
    const isKept = await lease.renew(this.link);
    if (!isKept && lease === this.#lease) {
      this.#lose();
      await this.#lease.renew(this.link);
    }
    await this.link.send(['SADD', this.keys.nodes, this.id]);
    const inbox = this.keys.inbox(this.id);
    await this.link.send(inboxWakeUp(inbox));
    await this.link.send(['PEXPIRE', inbox, String(this.settings.leaseMs * 4)]);
  }

  #lose(): void {
    const { leaseMs } = this.settings;
    this.statistics.leasesLost++;
    const hint = `A process that is stopped, or without Redis, for longer than cluster.leaseMs (${leaseMs}) loses it.`;
    this.log.error({ node: this.id, hint }, 'this node has lost its lease, closing its clients');
    this.#lease = this.#newLease();
    for (const { hub } of this.hubs.all()) {
      for (const connection of [...hub.connections()]) connection.terminate('NodeLost');
    }
    this.duties().lost();
  }

  #newLease(): NodeLease {
    return new NodeLease(this.keys, randomId(nodeIdLength), this.settings.leaseMs);
  }
}
