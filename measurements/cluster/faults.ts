import { setTimeout as delay } from 'node:timers/promises';
import type { ClusterStack, StackOptions } from './cluster-stack.js';

/** Something that goes wrong while messages are sent. */
export interface Fault {
  readonly name: string;
  readonly stack: StackOptions;
  /** Settles when it is over. */
  readonly happen: (stack: ClusterStack) => Promise<void>;
}

const restartMs = 1000;

export const faults: readonly Fault[] = [
  { name: 'none', stack: {}, happen: () => Promise.resolve() },
  { name: 'a node is killed (SIGKILL)', stack: {}, happen: async ({ nodes }) => nodes[0]?.process.end('SIGKILL') },
  {
    name: 'a node is told to end (SIGTERM), drainSeconds 5',
    stack: { drainSeconds: 5 },
    happen: async ({ nodes }) => nodes[0]?.process.end('SIGTERM'),
  },
  {
    name: 'Redis is stopped for 5 s, appendfsync always',
    stack: { durability: 'always' },
    happen: (stack) => restartRedis(stack, 'SIGTERM', 5000),
  },
  {
    name: 'Redis is killed, appendfsync always',
    stack: { durability: 'always' },
    happen: (stack) => restartRedis(stack, 'SIGKILL', restartMs),
  },
  {
    name: 'Redis is killed, appendfsync everysec',
    stack: { durability: 'everysec' },
    happen: (stack) => restartRedis(stack, 'SIGKILL', restartMs),
  },
  {
    name: 'Redis is killed, without appendonly',
    stack: {},
    happen: (stack) => restartRedis(stack, 'SIGKILL', restartMs),
  },
  { name: 'a node is paused for 10 s, lease of 15 s', stack: {}, happen: pauseNode },
  { name: 'a node is paused for 10 s, lease of 5 s', stack: { leaseMs: 5000 }, happen: pauseNode },
  {
    name: 'the network from a node to Redis is cut for 10 s, lease of 15 s',
    stack: { isolated: true },
    happen: cutNetwork,
  },
  {
    name: 'the network from a node to Redis is cut for 10 s, lease of 5 s',
    stack: { isolated: true, leaseMs: 5000 },
    happen: cutNetwork,
  },
];

async function restartRedis(stack: ClusterStack, signal: NodeJS.Signals, downMs: number): Promise<void> {
  await stack.redis.end(signal);
  await delay(downMs);
  await stack.startRedis();
}

async function pauseNode({ nodes }: ClusterStack): Promise<void> {
  const [node] = nodes;
  node?.process.signal('SIGSTOP');
  await delay(10_000);
  node?.process.signal('SIGCONT');
}

async function cutNetwork({ network }: ClusterStack): Promise<void> {
  network?.connectRedis(false);
  await delay(10_000);
  network?.connectRedis(true);
}
