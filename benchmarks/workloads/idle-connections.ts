import { setTimeout as delay } from 'node:timers/promises';
import { Resources } from '../../lib/resources.js';
import { connectClients } from '../load/connect-clients.js';
import { residentBytes } from '../servers/process-use.js';
import { startContestant } from '../servers/start-contestant.js';
import { measureUse } from './measure-use.js';
import type { Workload } from './workload.js';

const clients = 5000;
const firstClients = 1000;
const clientsPerRoom = 10;
/** V8 gives memory back some time after it has collected the garbage. */
const releaseMs = 400;
const collections = 5;

export const idleConnections: Workload = {
  id: 'W4',
  title: 'idle connections: 5,000 clients, whose tokens are verified and who join a room',
  contestants: ['emulator', 'socket.io', 'ws'],
  metrics: [
    {
      key: 'kilobytesEach',
      label: 'memory for a connection',
      unit: 'KiB',
      better: 'lower',
      against: { contestant: 'socket.io', bar: 0.95, aim: 0.8 },
    },
    {
      key: 'connectsPerSecond',
      label: 'connects/s',
      unit: '/s',
      better: 'higher',
      against: { contestant: 'socket.io', bar: 0.8, aim: 1 },
    },
  ],
  async measure(name) {
    await using resources = new Resources();
    const contestant = resources.use(await startContestant(name, { collectsGarbage: true }));
    const connect = (from: number, count: number): ReturnType<typeof connectClients> =>
      connectClients({
        contestant,
        from,
        count,
        roomOf: (client) => `room${Math.floor(client / clientsPerRoom)}`,
        onMessage: (client) => {
          throw new Error(`Client ${client} received something, though nobody sent.`);
        },
      });
    // The first ones fill what a start has left free in the heap, and load what only connections need.
    resources.use(await connect(0, firstClients));
    const before = await settledBytes(contestant.pid);
    const startedAt = performance.now();
    const { result: connected, use } = await measureUse(contestant, () =>
      connect(firstClients, clients - firstClients),
    );
    const seconds = (performance.now() - startedAt) / 1000;
    resources.use(connected);
    const after = await settledBytes(contestant.pid);
    return {
      connectsPerSecond: (clients - firstClients) / seconds,
      ...(before !== undefined &&
        after !== undefined && { kilobytesEach: (after - before) / (clients - firstClients) / 1024 }),
      ...use,
    };
  },
};

/** The least that a process has in RAM while its garbage is collected a few times; undefined where that cannot be read. */
async function settledBytes(pid: number): Promise<number | undefined> {
  const samples: number[] = [];
  for (let times = 0; times < collections; times += 1) {
    process.kill(pid, 'SIGUSR2');
    await delay(releaseMs);
    const bytes = residentBytes(pid);
    if (bytes !== undefined) samples.push(bytes);
  }
  return samples.length === 0 ? undefined : Math.min(...samples);
}
