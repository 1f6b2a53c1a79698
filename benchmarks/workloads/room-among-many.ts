import { Resources } from '../../lib/resources.js';
import { connectClients } from '../load/connect-clients.js';
import { DeliveryLedger } from '../load/delivery-ledger.js';
import { PublishLoad } from '../load/publish-load.js';
import type { Contestant, ContestantName } from '../servers/contestant.js';
import { startContestant } from '../servers/start-contestant.js';
import { measureUse } from './measure-use.js';
import type { Measures, Metric, Workload } from './workload.js';

const roomSize = 10;
const publishers = 8;
const compiledSeconds = 1;
/** In how many parts each measurement is made. */
const slices = 8;
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
    const ways = name === 'emulator' ? (['group', 'filter'] as const) : (['group'] as const);
    const crowds: Crowd[] = [];
    for (const others of sizes) crowds.push(resources.use(await startCrowd(name, others)));
    const rooms: Room[] = [];
    const uses: Measures[] = [];
    for (const crowd of crowds) for (const way of ways) rooms.push(resources.use(await openRoom(crowd, way, seconds)));
    for (const crowd of crowds) resources.use(await connectOthers(crowd));
    // In turn, so that what else the machine does at some moment is in all of them.
    for (let slice = 0; slice < slices; slice += 1) {
      for (const { crowd, load, rates } of rooms) {
        const { result, use } = await measureUse(crowd.contestant, () => load.throughput(seconds / slices));
        rates.push(result.publishesPerSecond);
        uses.push(use);
      }
    }
    const found: Record<string, number> = {};
    for (const { crowd, way, rates } of rooms) found[`${way}${crowd.others}`] = meanOf(rates);
    for (const way of ways) {
      const [amongMost, amongFew] = [found[`${way}${most}`], found[`${way}${few}`]];
      if (amongMost !== undefined && amongFew !== undefined) found[`${way}Kept`] = amongMost / amongFew;
    }
    return { ...found, ...meanUse(uses) };
  },
};

type Way = 'group' | 'filter';

/** A server of its own for each number of other connections. */
interface Crowd extends AsyncDisposable {
  readonly contestant: Contestant;
  readonly others: number;
}

/** A room in a crowd, and who publishes to it. */
interface Room extends AsyncDisposable {
  readonly crowd: Crowd;
  readonly way: Way;
  readonly load: PublishLoad;
  /** Publishes a second, in each slice. */
  readonly rates: number[];
}

async function startCrowd(name: ContestantName, others: number): Promise<Crowd> {
  const contestant = await startContestant(name);
  return { contestant, others, [Symbol.asyncDispose]: () => contestant[Symbol.asyncDispose]() };
}

/** Connects a room's clients, and publishes until all is compiled. */
async function openRoom(crowd: Crowd, way: Way, seconds: number): Promise<Room> {
  const { contestant } = crowd;
  const room = `by-${way}`;
  const ledger = new DeliveryLedger({ clients: roomSize, publishers, rooms: 1 });
  const members = await connectClients({
    contestant,
    count: roomSize,
    roomOf: () => room,
    onMessage: ledger.take,
  });
  const load = new PublishLoad({
    contestant,
    ledger,
    publishers,
    rooms: [room],
    clientsPerRoom: roomSize,
    byFilter: way === 'filter',
  });
  await load.throughput(compiledSeconds);
  await load.warmUp(seconds);
  return {
    crowd,
    way,
    load,
    rates: [],
    async [Symbol.asyncDispose]() {
      load[Symbol.dispose]();
      await members[Symbol.asyncDispose]();
    },
  };
}

function connectOthers({ contestant, others }: Crowd): ReturnType<typeof connectClients> {
  return connectClients({
    contestant,
    count: others,
    from: roomSize,
    roomOf: (client) => `other${Math.floor(client / roomSize)}`,
    onMessage: (client) => {
      throw new Error(`Client ${client} received what was sent to a room in which it is not.`);
    },
  });
}

function meanUse(uses: readonly Measures[]): Measures {
  const keys = new Set(uses.flatMap((use) => Object.keys(use)));
  return Object.fromEntries([...keys].map((key) => [key, meanOf(uses.map((use) => use[key] ?? NaN))]));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
