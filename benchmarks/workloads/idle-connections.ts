import { setTimeout as delay } from 'node:timers/promises';
import { Resources } from '../../lib/resources.js';
import { connectClients } from '../load/connect-clients.js';
import { residentBytes } from '../servers/process-use.js';
import { startContestant } from '../servers/start-contestant.js';
import { measureUse } from './measure-use.js';
import type { Workload } from './workload.js';

const clients = 5000;
const clientsPerRoom = 10;
/** V8 gives memory back some time after it has collected the garbage. */
const releaseMs = 500;

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
    const before = await settledBytes(contestant.pid);
    const startedAt = performance.now();
    const { result: connected, use } = await measureUse(contestant, () =>
      connectClients({
        contestant,
        count: clients,
        roomOf: (client) => `room${Math.floor(client / clientsPerRoom)}`,
        onMessage: (client) => {
          throw new Error(`Client ${client} received something, though nobody sent.`);
        },
      }),
    );
    const seconds = (performance.now() - startedAt) / 1000;
    resources.use(connected);
    const after = await settledBytes(contestant.pid);
    return {
      connectsPerSecond: clients / seconds,
      ...(before !== undefined && after !== undefined && { kilobytesEach: (after - before) / clients / 1024 }),
      ...use,
    };
  },
};

/** What a process has in RAM once its garbage is collected. */
async function settledBytes(pid: number): Promise<number | undefined> {
  for (let times = 0; times < 3; times += 1) {
    process.kill(pid, 'SIGUSR2');
    await delay(releaseMs);
  }
  return residentBytes(pid);
}
