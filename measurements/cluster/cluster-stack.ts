import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EventLedger, startEventLedger } from './event-ledger.js';
import { freePorts } from './free-ports.js';
import { NetworkNamespace } from './network-namespace.js';
import { startNginx } from './nginx-process.js';
import { type NodeProcess, startNode } from './node-process.js';
import { type RedisOptions, startRedis } from './redis-process.js';
import type { StartedProcess } from './started-process.js';
import { hub } from './traffic.js';

export interface StackOptions {
  readonly durability?: NonNullable<RedisOptions['durability']>;
  readonly leaseMs?: number;
  /** One node has no Redis. */
  readonly nodeCount?: number;
  readonly drainSeconds?: number;
  /** Whether the first node is in a network of its own. */
  readonly isolated?: boolean;
  /** What stands before the commands of nodes and Redis, such as `taskset --cpu-list 0`. */
  readonly prefix?: readonly string[];
}

const accessKey = 'a key of this measurement, and of nothing else';

/** Two nodes on one Redis behind nginx, with an event handler: real processes, which end with it. */
export class ClusterStack implements AsyncDisposable {
  readonly accessKey = accessKey;
  redis!: StartedProcess;
  readonly #cleanUp: (() => unknown)[] = [];

  private constructor(
    private readonly redisOptions: RedisOptions,
    readonly endpoint: string,
    readonly network: NetworkNamespace | undefined,
    readonly events: EventLedger,
  ) {}

  nodes: readonly NodeProcess[] = [];

  static async start({
    durability = 'none',
    leaseMs,
    nodeCount = 2,
    drainSeconds = 0,
    isolated = false,
    prefix = [],
  }: StackOptions): Promise<ClusterStack> {
    const folder = mkdtempSync(path.join(tmpdir(), 'measure-cluster-'));
    const network = isolated ? new NetworkNamespace() : undefined;
    const events = await startEventLedger();
    const [redisPort = 0, nginxPort = 0, ...nodePorts] = await freePorts(2 + nodeCount);
    const endpoint = `http://localhost:${nginxPort}`;
    const hosts = network === undefined ? ['127.0.0.1'] : ['127.0.0.1', network.redis];
    const stack = new ClusterStack({ port: redisPort, folder, durability, hosts, prefix }, endpoint, network, events);
    stack.#cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
    stack.#cleanUp.push(() => network?.[Symbol.dispose]());
    stack.#cleanUp.push(() => events[Symbol.asyncDispose]());
    stack.#cleanUp.push(() => stack.redis.end('SIGKILL'));
    await stack.startRedis();
    stack.nodes = await Promise.all(
      nodePorts.map((port, index) => {
        const isolation = index === 0 ? network : undefined;
        const eventsUrl = `http://${isolation?.outside ?? '127.0.0.1'}:${events.port}/`;
        return startNode({
          name: `node-${index + 1}`,
          port,
          folder,
          prefix: [...prefix, ...(isolation?.prefix ?? [])],
          settings: {
            host: isolation?.node ?? '127.0.0.1',
            endpoint,
            accessKey,
            logLevel: 'warn',
            drainSeconds,
            ...(nodeCount > 1 && {
              cluster: {
                url: `redis://${isolation?.redis ?? '127.0.0.1'}:${redisPort}`,
                ...(leaseMs !== undefined && { leaseMs }),
              },
            }),
            hubs: {
              [hub]: { eventHandlers: [{ urlTemplate: eventsUrl, systemEvents: ['connected', 'disconnected'] }] },
            },
          },
        });
      }),
    );
    for (const { process } of stack.nodes) stack.#cleanUp.push(() => process.end('SIGKILL'));
    const addresses = nodePorts.map(
      (port, index) => `${(index === 0 ? network?.node : undefined) ?? '127.0.0.1'}:${port}`,
    );
    const nginx = await startNginx(addresses, nginxPort, path.join(folder, 'nginx'));
    stack.#cleanUp.push(() => nginx.end());
    return stack;
  }

  get redisUrl(): string {
    return `redis://127.0.0.1:${this.redisOptions.port}`;
  }

  /** Starts Redis, with what an earlier one has written to disk. */
  async startRedis(): Promise<void> {
    this.redis = await startRedis(this.redisOptions);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const cleanUp of this.#cleanUp.reverse()) await cleanUp();
  }
}
