import { connectClients } from '../load/connect-clients.js';
import { spreadOf } from '../results/spread.js';
import { startContestant } from '../servers/start-contestant.js';
import type { Workload } from './workload.js';

const starts = 5;

export const startUp: Workload = {
  id: 'W6',
  title: 'start-up: from the start of the process to its first connected client, on one core',
  contestants: ['emulator', 'socket.io'],
  metrics: [
    {
      key: 'ms',
      label: 'start to first client',
      unit: 'ms',
      better: 'lower',
      against: { contestant: 'socket.io', bar: 2, aim: 1.5 },
    },
  ],
  async measure(name) {
    const times: number[] = [];
    for (let start = 0; start < starts; start += 1) {
      const startedAt = performance.now();
      await using contestant = await startContestant(name);
      const first = { contestant, count: 1, roomOf: () => 'room', onMessage: () => undefined };
      const connected = await connectClients(first);
      times.push(performance.now() - startedAt);
      await connected[Symbol.asyncDispose]();
    }
    return { ms: spreadOf(times)?.median ?? NaN };
  },
};
