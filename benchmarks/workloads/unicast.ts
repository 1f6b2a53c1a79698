import { Resources } from '../../lib/resources.js';
import { connectClients } from '../load/connect-clients.js';
import { DeliveryLedger } from '../load/delivery-ledger.js';
import { PublishLoad } from '../load/publish-load.js';
import { startContestant } from '../servers/start-contestant.js';
import { measureUse, perCpuSecond, perCpuSecondMetric } from './measure-use.js';
import type { Workload } from './workload.js';

const clients = 1000;
const publishers = 32;

export const unicast: Workload = {
  id: 'W2',
  title: 'unicast: 1,000 rooms of one client, 32 publishers',
  contestants: ['emulator', 'socket.io', 'ws', 'nchan'],
  metrics: [
    {
      key: 'publishesPerSecond',
      label: 'publishes/s',
      unit: '/s',
      better: 'higher',
      against: { contestant: 'socket.io', bar: 0.6, aim: 0.9 },
    },
    perCpuSecondMetric('publishes'),
  ],
  async measure(name, { seconds }) {
    await using resources = new Resources();
    const contestant = resources.use(await startContestant(name));
    const ledger = new DeliveryLedger({ clients, publishers, rooms: clients });
    const rooms = Array.from({ length: clients }, (_, client) => `room${client}`);
    resources.use(
      await connectClients({
        contestant,
        count: clients,
        roomOf: (client) => `room${client}`,
        onMessage: ledger.take,
      }),
    );
    using load = new PublishLoad({ contestant, ledger, publishers, rooms, clientsPerRoom: 1 });
    await load.warmUp(seconds);
    const { result, use } = await measureUse(contestant, () => load.throughput(seconds));
    return { publishesPerSecond: result.publishesPerSecond, ...perCpuSecond(result.publishesPerSecond, use), ...use };
  },
};
