import { setTimeout as delay } from 'node:timers/promises';
import { pinningPrefix } from '../../benchmarks/servers/pinning.js';
import { cpuSeconds } from '../../benchmarks/servers/process-use.js';
import { ClusterStack } from './cluster-stack.js';
import { MessageLedger } from './message-ledger.js';
import { SimulatedNodes } from './simulated-nodes.js';
import { connectClients, sendMany } from './traffic.js';

const callers = 8;
/** How long no message may come before the rest counts as lost. */
const silenceMs = 10_000;

export interface SendsOptions {
  /** Nodes beside the two that are called, which read and execute nothing. */
  readonly simulated: number;
  readonly clients: number;
  readonly sends: number;
}

export interface SendsResult {
  /** With the simulated ones. */
  readonly nodeCount: number;
  /** Of each node, a second of one core. */
  readonly nodeCpuSeconds: readonly number[];
  readonly redisCpuSeconds: number;
  readonly medianMs: number;
  readonly p99Ms: number;
}

/** Sends to all clients as fast as a few callers can, and measures what the processes use meanwhile. */
export async function measureSends({ simulated, clients, sends }: SendsOptions): Promise<SendsResult> {
  await using stack = await ClusterStack.start({ prefix: pinningPrefix('server') });
  await using readers = await SimulatedNodes.start(simulated, stack.redisUrl);
  const ledger = new MessageLedger();
  const sockets = await connectClients(stack, clients, ledger);
  const send = (count: number): Promise<number[]> => sendMany(stack, callers, count, ledger);
  // Until the code is compiled.
  const { length: warmUp } = await send(sends / 4);
  await allArrived(ledger, clients * warmUp);
  const use = (): number[] =>
    [...stack.nodes.map(({ process }) => process.pid), stack.redis.pid].map((pid) => cpuSeconds(pid) ?? NaN);
  const before = use();
  const times = (await send(sends)).sort((a, b) => a - b);
  await allArrived(ledger, clients * (warmUp + times.length));
  const used = use().map((seconds, index) => seconds - (before[index] ?? NaN));
  for (const socket of sockets) socket.close();
  return {
    nodeCount: stack.nodes.length + readers.count,
    nodeCpuSeconds: used.slice(0, -1),
    redisCpuSeconds: used.at(-1) ?? NaN,
    medianMs: times[Math.floor(times.length / 2)] ?? NaN,
    p99Ms: times[Math.floor(times.length * 0.99)] ?? NaN,
  };
}

/** @throws Error where no more messages come, with how many are missing. */
async function allArrived(ledger: MessageLedger, due: number): Promise<void> {
  let last = { arrivals: ledger.arrivals, at: performance.now() };
  while (ledger.arrivals < due) {
    await delay(20);
    if (ledger.arrivals > last.arrivals) last = { arrivals: ledger.arrivals, at: performance.now() };
    else if (performance.now() - last.at > silenceMs) {
      throw new Error(`${due - ledger.arrivals} of ${due} messages did not arrive: none came for ${silenceMs} ms.`);
    }
  }
}
