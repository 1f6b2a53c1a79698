import { setTimeout as delay } from 'node:timers/promises';
import type { Hubs } from '../connections/hubs.js';
import type { ClusterKeys } from './cluster-keys.js';
import { inboxWakeUp } from './inbox.js';
import type { Outbox } from './outbox.js';
import { listOf } from './redis-link.js';
import { isBefore } from './stream-entry.js';
import { readInfoScript } from './stream-info.js';
import type { StreamReader } from './stream-reader.js';

const returnPositionScript = `${readInfoScript}
return {info['last-generated-id'], info['entries-added']}`;

/** Puts a node among the readers of a hub's stream, and returns where it begins: `[lastId, added]`. */
const joinScript = `
redis.call('SADD', KEYS[2], ARGV[1])
redis.call('PEXPIRE', KEYS[2], ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[2])${returnPositionScript}`;

/** Takes a node out of the readers of a hub's stream, and returns up to where it has to read: `[lastId, added]`. */
const leaveScript = `
redis.call('SREM', KEYS[2], ARGV[1])${returnPositionScript}`;

/** How long the stream of a hub without connections is read on. */
const idleMs = 60_000;

/** How often it is looked whether a stream has been read to its end, and how long at most. */
const lookEveryMs = 20;
const maxLooks = 100;

interface Subscription {
  /** Settles when messages from then on will reach this node. */
  readonly joined: Promise<void>;
  isJoined: boolean;
  usedAt: number;
}

/** The hubs whose streams this node reads: those that it has connections to. */
export class HubSubscriptions {
  #subscriptions = new Map<string, Subscription>();
  readonly #leaving = new Map<string, Promise<void>>();

  constructor(
    private readonly outbox: Outbox,
    private readonly reader: StreamReader,
    private readonly keys: ClusterKeys,
    private readonly node: () => string,
    private readonly lifeMs: number,
  ) {}

  /** Settles when what is sent to a hub from then on will reach this node; undefined where it does already. */
  join(hub: string): Promise<void> | undefined {
    const known = this.#subscriptions.get(hub);
    if (known !== undefined) {
      known.usedAt = performance.now();
      return known.isJoined ? undefined : known.joined;
    }
    const joined = this.#join(hub);
    const subscription: Subscription = { joined, isJoined: false, usedAt: performance.now() };
    this.#subscriptions.set(hub, subscription);
    joined.then(
      () => (subscription.isJoined = true),
      () => {
        if (this.#subscriptions.get(hub) === subscription) this.#subscriptions.delete(hub);
      },
    );
    return joined;
  }

  async #join(hub: string): Promise<void> {
    await this.#leaving.get(hub);
    const node = this.node();
    const [, reply] = await Promise.all([
      // First: who takes care of this node has to know it.
      this.outbox.add(() => ['SADD', this.keys.nodeHubs(node), hub]),
      this.outbox.add(() => [
        ...['EVAL', joinScript, '2', this.keys.hubStream(hub), this.keys.hubNodes(hub)],
        ...[node, String(this.lifeMs)],
      ]),
    ]);
    if (this.node() !== node) throw new Error('The node goes by another id.');
    const [lastId, count] = listOf(reply);
    this.reader.add(hub, { lastId: String(lastId), count: Number(count) });
    // It waits for entries of the streams that it knows.
    await this.outbox.add(() => inboxWakeUp(this.keys.inbox(node)));
  }

  /** What has to be said to Redis again and again, for this node to stay among the readers. */
  *renewals(): Generator<string[]> {
    for (const hub of this.#subscriptions.keys()) {
      yield ['SADD', this.keys.nodeHubs(this.node()), hub];
      yield ['SADD', this.keys.hubNodes(hub), this.node()];
      yield ['PEXPIRE', this.keys.hubNodes(hub), String(this.lifeMs)];
      yield ['PEXPIRE', this.keys.hubStream(hub), String(this.lifeMs)];
    }
  }

  /** Stops reading for hubs that have been without connections for long. */
  leaveIdle(hubs: Hubs): void {
    const before = performance.now() - idleMs;
    for (const [hub, { isJoined, usedAt }] of this.#subscriptions) {
      const isIdle = isJoined && usedAt < before && hubs.get(hub).connections().next().done === true;
      if (isIdle) this.#leave(hub).catch(() => undefined);
    }
  }

  /** Stops reading for all hubs, once what was sent to them before is read. */
  async leaveAll(): Promise<void> {
    await Promise.allSettled([...this.#subscriptions.keys()].map((hub) => this.#leave(hub)));
  }

  /** Forgets all of them: this node goes by another id from now on. */
  clear(): void {
    for (const hub of this.#subscriptions.keys()) this.reader.remove(hub);
    this.#subscriptions = new Map();
  }

  #leave(hub: string): Promise<void> {
    this.#subscriptions.delete(hub);
    const left = this.#readToEnd(hub).finally(() => this.#leaving.delete(hub));
    this.#leaving.set(hub, left);
    return left;
  }

  async #readToEnd(hub: string): Promise<void> {
    const node = this.node();
    const stream = this.reader.streams.get(hub);
    try {
      const reply = await this.outbox.add(() => [
        ...['EVAL', leaveScript, '2', this.keys.hubStream(hub), this.keys.hubNodes(hub), node],
      ]);
      const [lastId] = listOf(reply);
      for (let looks = 0; looks < maxLooks && stream !== undefined; looks++) {
        if (!isBefore(stream.lastId, String(lastId))) break;
        await delay(lookEveryMs);
      }
      await this.outbox.add(() => ['SREM', this.keys.nodeHubs(node), hub]);
    } finally {
      if (this.reader.streams.get(hub) === stream) this.reader.remove(hub);
    }
  }
}
