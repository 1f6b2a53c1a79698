// An emulator with 1,000 clients and mixed traffic, whose memory must not grow: `npm run measure:soak -- --help`.
import { Command } from 'commander';
import { connectClients } from '../../benchmarks/load/connect-clients.js';
import { DeliveryLedger } from '../../benchmarks/load/delivery-ledger.js';
import { startContestant } from '../../benchmarks/servers/start-contestant.js';
import { pinThisProcess } from '../../benchmarks/servers/pinning.js';
import { emulatorHub } from '../../benchmarks/servers/emulator-contestant.js';
import { startServer } from '../../benchmarks/servers/start-server.js';
import { Resources } from '../../lib/resources.js';
import { numberFrom, print, runMeasurement } from '../command-line.js';
import { megabytesPerMinute, sampleMemory } from './memory-samples.js';
import { AckTraffic } from './traffic/ack-traffic.js';
import { membershipTraffic } from './traffic/membership-traffic.js';
import { roomTraffic } from './traffic/room-traffic.js';
import { visitorTraffic } from './traffic/visitor-traffic.js';

interface Options {
  readonly minutes: number;
  readonly maxSlope: number;
}

const clientsPerRoom = 10;
const rooms = Array.from({ length: 50 }, (_, index) => `room${index}`);
const filteredRooms = Array.from({ length: 50 }, (_, index) => `filtered${index}`);
const clientsOfHalf = rooms.length * clientsPerRoom;
const publishers = 4;
/** Caches, compiled code and the heap's own size settle in the first fifth. */
const warmUpShare = 0.2;
/** A heap that is still settling grows by more in a shorter time. */
const judgedMinutes = 5;
const typeAck = 0x33;

const program = new Command('npm run measure:soak --')
  .description('Run an emulator under mixed traffic, count everything, and measure how its memory grows.')
  .option('--minutes <number>', 'how long', numberFrom(0.1), 10)
  .option('--max-slope <number>', 'megabytes a minute after the warm-up that are no failure', numberFrom(0), 0.2)
  .action(run);

async function run({ minutes, maxSlope }: Options): Promise<void> {
  pinThisProcess('load');
  await using resources = new Resources();
  const handler = resources.use(await startServer({ program: ['benchmarks/servers/http-handler.js'], side: 'load' }));
  const handlerUrl = String(handler.ready['endpoint']);
  const contestant = resources.use(await startContestant('emulator', { handlerUrl, collectsGarbage: true }));

  const roomOf = (client: number): number => Math.floor((client % clientsOfHalf) / clientsPerRoom);
  const ledgers = [rooms, filteredRooms].map(
    ({ length }) => new DeliveryLedger({ clients: clientsOfHalf, publishers, rooms: length, roomOf }),
  );
  const acks = new AckTraffic(2 * clientsOfHalf);
  acks.clients = resources.use(
    await connectClients({
      contestant,
      count: 2 * clientsOfHalf,
      roomOf: (client) => (client < clientsOfHalf ? rooms : filteredRooms)[roomOf(client)] ?? '',
      onMessage(client, buffer, start, length) {
        if (buffer[start + 1] === typeAck) acks.take(client, buffer.toString('latin1', start, start + length));
        else ledgers[client < clientsOfHalf ? 0 : 1]?.take(client % clientsOfHalf, buffer, start, length);
      },
    }),
  );
  const all = { contestant, clientsPerRoom, publishers };
  const traffics = [
    ...ledgers.map((ledger, half) =>
      roomTraffic({
        ...all,
        ledger,
        rooms: half === 0 ? rooms : filteredRooms,
        byFilter: half === 1,
        publishesPerSecond: half === 0 ? 50 : 20,
      }),
    ),
    acks,
    visitorTraffic(contestant),
    membershipTraffic(contestant.connectionString ?? '', emulatorHub, rooms),
  ];

  let isOver = false;
  const sampling = sampleMemory(contestant.pid, () => isOver);
  const counts = await Promise.all(traffics.map((traffic) => traffic.run(minutes * 60)));
  isOver = true;
  const samples = await sampling;
  print(`${2 * clientsOfHalf} clients, ${minutes} minutes\n`);
  traffics.forEach(({ name }, index) => print(`  ${name.padEnd(28)} ${counts[index] ?? ''}`));

  const warm = samples.filter((sample) => sample.minutes >= minutes * warmUpShare);
  const slope = megabytesPerMinute(warm);
  const [first, last] = [warm[0], warm.at(-1)];
  print(
    `\nmemory after garbage collection: ${first?.megabytes.toFixed(1) ?? '?'} MB after the warm-up, ${last?.megabytes.toFixed(1) ?? '?'} MB at the end, ` +
      `slope ${slope.toFixed(2)} MB a minute over ${warm.length} samples`,
  );
  if (minutes < judgedMinutes) {
    print(`1 passed: nothing was lost, doubled or reordered; ${judgedMinutes} minutes are needed to judge the slope`);
  } else if (slope > maxSlope) {
    print(`FAILED: the memory grows by more than ${maxSlope} MB a minute.`);
    process.exitCode = 1;
  } else {
    print('1 passed: nothing was lost, doubled or reordered');
  }
}

await runMeasurement(program);
