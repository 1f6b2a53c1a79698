import { Resources } from '../../lib/resources.js';
import { connectClients } from '../load/connect-clients.js';
import { DeliveryLedger } from '../load/delivery-ledger.js';
import { PublishLoad } from '../load/publish-load.js';
import { startContestant } from '../servers/start-contestant.js';
import { measureUse, perCpuSecond, perCpuSecondMetric } from './measure-use.js';
import type { Workload } from './workload.js';
import { countWrites } from './count-writes.js';

const clients = 1000;
const publishers = 8;
/** About half of what the slowest contestant can do. */
const fixedRate = 30;
const tracedPublishes = 200;

export const fanOut: Workload = {
  id: 'W1',
  title: 'fan-out: 1,000 clients in one room, 100-byte texts, 8 publishers',
  contestants: ['emulator', 'socket.io', 'ws', 'nchan'],
  metrics: [
    {
      key: 'deliveriesPerSecond',
      label: 'deliveries/s',
      unit: '/s',
      better: 'higher',
      against: { contestant: 'socket.io', bar: 6, aim: 8 },
    },
    perCpuSecondMetric('deliveries'),
    {
      key: 'writesPerDelivery',
      label: 'writes for a delivery',
      unit: '',
      better: 'lower',
      limits: { bar: 0.25, aim: 0.15 },
    },
    {
      key: 'p50',
      label: `p50 at ${fixedRate} publishes/s`,
      unit: 'ms',
      better: 'lower',
      against: { contestant: 'socket.io', bar: 1.05, aim: 0.9 },
    },
    {
      key: 'p99',
      label: `p99 at ${fixedRate} publishes/s`,
      unit: 'ms',
      better: 'lower',
      against: { contestant: 'socket.io', bar: 1.05, aim: 0.9 },
    },
  ],
  async measure(name, { seconds, countsWrites }) {
    await using resources = new Resources();
    const contestant = resources.use(await startContestant(name));
    const ledger = new DeliveryLedger({ clients, publishers, rooms: 1 });
    resources.use(await connectClients({ contestant, count: clients, roomOf: () => 'all', onMessage: ledger.take }));
    using load = new PublishLoad({ contestant, ledger, publishers, rooms: ['all'], clientsPerRoom: clients });
    await load.warmUp(seconds);
    const { result, use } = await measureUse(contestant, () => load.throughput(seconds));
    const latencies = await load.latencies(fixedRate, seconds);
    const writes = countsWrites ? await countWrites(contestant, () => load.publishTimes(tracedPublishes)) : undefined;
    return {
      deliveriesPerSecond: result.deliveriesPerSecond,
      p50: latencies.percentile(0.5),
      p99: latencies.percentile(0.99),
      ...(writes !== undefined && { writesPerDelivery: writes / (tracedPublishes * clients) }),
      ...perCpuSecond(result.deliveriesPerSecond, use),
      ...use,
    };
  },
};
