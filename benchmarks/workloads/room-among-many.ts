import { Resources } from '../../lib/resources.js';
import { connectClients } from '../load/connect-clients.js';
import { DeliveryLedger } from '../load/delivery-ledger.js';
import { PublishLoad } from '../load/publish-load.js';
import type { Contestant } from '../servers/contestant.js';
import { startContestant } from '../servers/start-contestant.js';
import type { Metric, Workload } from './workload.js';

const roomSize = 10;
const publishers = 8;
const compiledSeconds = 2;
const sizes = [100, 1000, 10_000];
const [few = 0, many = 0, most = 0] = sizes;

export const roomAmongMany: Workload = {
  id: 'W5',
  title: 'a room of 10 among 100, 1,000 and 10,000 other connections, by the group and by a membership filter',
  contestants: ['emulator', 'socket.io'],
  metrics: [
    ...sizes.map((others): Metric => ({
      key: `group${others}`,
      label: `publishes/s among ${others.toLocaleString('en-US')}`,
      unit: '/s',
      better: 'higher',
      against: { contestant: 'socket.io', ...(others === many && { bar: 1, aim: 1.2 }) },
    })),
    ...sizes.map((others): Metric => ({
      key: `filter${others}`,
      label: `by a filter, among ${others.toLocaleString('en-US')}`,
      unit: '/s',
      better: 'higher',
    })),
    ...(['group', 'filter'] as const).map((by): Metric => ({
      key: `${by}Kept`,
      label: `among ${most.toLocaleString('en-US')} against among ${few}, by ${by}`,
      unit: '',
      better: 'higher',
      limits: { bar: 0.9, aim: 0.98 },
    })),
  ],
  async measure(name, { seconds }) {
    await using resources = new Resources();
    const contestant = resources.use(await startContestant(name));
    const ledger = new DeliveryLedger({ clients: roomSize, publishers, rooms: 1 });
    const members = { contestant, count: roomSize, roomOf: () => 'room', onMessage: ledger.take };
    resources.use(await connectClients(members));
    const found: Record<string, number> = {};
    let connected = 0;
    for (const others of sizes) {
      resources.use(await connectOthers(contestant, connected, others - connected));
      connected = others;
      for (const by of name === 'emulator' ? (['group', 'filter'] as const) : (['group'] as const)) {
        const byFilter = by === 'filter';
        using load = new PublishLoad({
          contestant,
          ledger,
          publishers,
          rooms: ['room'],
          clientsPerRoom: roomSize,
          byFilter,
        });
        // The first measurement must not pay for the compilation of what all of them run.
        if (others === few) await load.throughput(compiledSeconds);
        await load.warmUp(seconds);
        found[`${by}${others}`] = (await load.throughput(seconds)).publishesPerSecond;
      }
    }
    for (const by of ['group', 'filter']) {
      const [amongMost, amongFew] = [found[`${by}${most}`], found[`${by}${few}`]];
      if (amongMost !== undefined && amongFew !== undefined) found[`${by}Kept`] = amongMost / amongFew;
    }
    return found;
  },
};

function connectOthers(contestant: Contestant, from: number, count: number): ReturnType<typeof connectClients> {
  return connectClients({
    contestant,
    count,
    from: roomSize + from,
    roomOf: (client) => `other${Math.floor(client / roomSize)}`,
    onMessage: (client) => {
      throw new Error(`Client ${client} received what was sent to a room in which it is not.`);
    },
  });
}
