import { setTimeout as delay } from 'node:timers/promises';
import { ClusterStack } from './cluster-stack.js';
import type { Fault } from './faults.js';
import { MessageLedger, type Tally } from './message-ledger.js';
import { connectClients, startCallers } from './traffic.js';

export const clientCount = 40;
export const callerCount = 4;
export const callsPerSecond = 50;

const beforeMs = 4000;
/** All has been well for so long that nothing more is expected. */
const calmMs = 5000;
const maxRecoveryMs = 90_000;
/** A client that is lost without a sign is noticed by its heartbeat after 45 s, and a dead node by its lease after less. */
const maxEndsMs = 60_000;

export interface FaultResult extends Tally {
  readonly name: string;
  /** Sockets that an event handler was told of, and was not told that they have ended, after all had. */
  readonly endsMissing: number;
  readonly endsTwice: number;
  /** How long after the clients had left the last one came. */
  readonly endsAfterSeconds: number;
}

/** Lets a fault happen to a cluster under load, and waits until all is well again. */
export async function measureFault({ name, stack: options, happen }: Fault): Promise<FaultResult> {
  await using stack = await ClusterStack.start(options);
  const ledger = new MessageLedger();
  const sockets = await connectClients(stack, clientCount, ledger);
  const stop = startCallers(stack, callerCount, callsPerSecond, ledger);
  await delay(beforeMs);
  ledger.beginFault();
  await happen(stack);
  const recoveryEnds = performance.now() + maxRecoveryMs;
  while (ledger.calmMs < calmMs && performance.now() < recoveryEnds) await delay(100);
  await stop();
  await delay(1000);
  const tally = ledger.tally();
  for (const socket of sockets) socket.close();
  const { connected, disconnected } = stack.events;
  const missing = (): number => [...connected].filter((socket) => !disconnected.has(socket)).length;
  const leftAt = performance.now();
  while (missing() > 0 && performance.now() - leftAt < maxEndsMs) await delay(100);
  const endsAfterSeconds = (performance.now() - leftAt) / 1000;
  const endsTwice = [...disconnected.values()].filter((count) => count > 1).length;
  return { name, ...tally, endsMissing: missing(), endsTwice, endsAfterSeconds };
}
