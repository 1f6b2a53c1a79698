// What the inspector costs a fan-out: `npm run measure:inspector`. Each round measures it off, on and closed, and open.
import { io } from 'socket.io-client';
import { Resources } from '../lib/resources.js';
import { connectClients } from './load/connect-clients.js';
import { DeliveryLedger } from './load/delivery-ledger.js';
import { PublishLoad } from './load/publish-load.js';
import { spreadOf } from './results/spread.js';
import { startContestant } from './servers/start-contestant.js';
import { measureUse, perCpuSecond } from './workloads/measure-use.js';

const clients = 1000;
const publishers = 8;
const rounds = 5;
const seconds = 2;

type State = 'off' | 'closed' | 'open';

const states: readonly State[] = ['off', 'closed', 'open'];

/** Deliveries for a second of the emulator's CPU, which a busy machine changes little. */
async function measure(state: State): Promise<number> {
  await using resources = new Resources();
  const contestant = resources.use(await startContestant('emulator', { withoutInspector: state === 'off' }));
  const ledger = new DeliveryLedger({ clients, publishers, rooms: 1 });
  resources.use(await connectClients({ contestant, count: clients, roomOf: () => 'all', onMessage: ledger.take }));
  using load = new PublishLoad({ contestant, ledger, publishers, rooms: ['all'], clientsPerRoom: clients });
  const stop = state === 'open' ? await openPage(contestant.port) : () => undefined;
  await load.warmUp(seconds);
  const { result, use } = await measureUse(contestant, () => load.throughput(seconds));
  stop();
  return perCpuSecond(result.deliveriesPerSecond, use)['perCpuSecond'] ?? result.deliveriesPerSecond;
}

/** Does what the page does: gets what happens, and asks for the hubs and connections each second. */
async function openPage(port: number): Promise<() => void> {
  const page = io(`http://localhost:${port}`, { path: '/inspector/socket.io', transports: ['websocket'] });
  await new Promise<void>((resolve) => page.once('timeline', () => resolve()));
  const timer = setInterval(() => page.emit('state', { search: '' }, () => undefined), 1000);
  return () => {
    clearInterval(timer);
    page.close();
  };
}

const measured: Record<State, number[]> = { off: [], closed: [], open: [] };
for (let round = 0; round < rounds; round++) {
  // Another one begins in each round.
  for (const index of states.keys()) {
    const state = states[(index + round) % states.length] ?? 'off';
    measured[state].push(await measure(state));
  }
}
for (const state of states) {
  const ratio = spreadOf(measured[state].map((value, round) => value / (measured.off[round] ?? value)));
  const rate = spreadOf(measured[state]);
  process.stdout.write(
    `${state.padEnd(7)} ${Math.round(rate?.median ?? 0)} deliveries for a second of CPU, ` +
      `${ratio?.median.toFixed(3)} of off (${ratio?.min.toFixed(3)} to ${ratio?.max.toFixed(3)})\n`,
  );
}
