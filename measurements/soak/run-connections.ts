// An emulator with thousands of connections, and what sends take meanwhile: `npm run measure:connections -- --help`.
import { Command } from 'commander';
import { connectClients } from '../../benchmarks/load/connect-clients.js';
import { DeliveryLedger } from '../../benchmarks/load/delivery-ledger.js';
import { PublishLoad } from '../../benchmarks/load/publish-load.js';
import { pinThisProcess } from '../../benchmarks/servers/pinning.js';
import { residentBytes } from '../../benchmarks/servers/process-use.js';
import { startContestant } from '../../benchmarks/servers/start-contestant.js';
import { measureUse } from '../../benchmarks/workloads/measure-use.js';
import { Resources } from '../../lib/resources.js';
import { numberFrom, print, runMeasurement } from '../command-line.js';

interface Options {
  readonly connections: number;
  readonly rate: number;
  readonly seconds: number;
}

const publishers = 32;

const program = new Command('npm run measure:connections --')
  .description('Connect many clients, each in a room of its own, and publish to one after the other at a fixed rate.')
  .option('--connections <number>', 'how many', numberFrom(1), 10_000)
  .option('--rate <number>', 'publishes a second', numberFrom(1), 1000)
  .option('--seconds <number>', 'how long', numberFrom(1), 30)
  .action(run);

async function run({ connections, rate, seconds }: Options): Promise<void> {
  pinThisProcess('load');
  await using resources = new Resources();
  const contestant = resources.use(await startContestant('emulator'));
  const rooms = Array.from({ length: connections }, (_, client) => `room${client}`);
  const ledger = new DeliveryLedger({
    clients: connections,
    publishers,
    rooms: connections,
    roomOf: (client) => client,
  });
  const startedAt = performance.now();
  const roomOf = (client: number): string => rooms[client] ?? '';
  resources.use(await connectClients({ contestant, count: connections, roomOf, onMessage: ledger.take }));
  const connectSeconds = (performance.now() - startedAt) / 1000;
  print(
    `${connections} connections in ${connectSeconds.toFixed(1)} s, ${(connections / connectSeconds).toFixed(0)} a second`,
  );

  using load = new PublishLoad({ contestant, ledger, publishers, rooms, clientsPerRoom: 1 });
  await load.latencies(rate, Math.min(3, seconds));
  const { result: latencies, use } = await measureUse(contestant, () => load.latencies(rate, seconds));
  const [p50, p99, longest] = [0.5, 0.99, 1].map((share) => latencies.percentile(share).toFixed(1));
  print(
    `${latencies.count} publishes, ${rate} a second: p50 ${p50 ?? '?'} ms, p99 ${p99 ?? '?'} ms, longest ${longest ?? '?'} ms`,
  );
  const { serverCpuPercent = NaN, loadCpuPercent = NaN } = use;
  const megabytes = (residentBytes(contestant.pid) ?? NaN) / 2 ** 20;
  print(
    `server ${serverCpuPercent.toFixed(0)} % CPU, ${megabytes.toFixed(0)} MB; load ${loadCpuPercent.toFixed(0)} % CPU`,
  );
  print('1 passed: nothing was lost, doubled or reordered');
}

await runMeasurement(program);
