// What two nodes cost beside one, and a send as the number of nodes grows: `npm run measure:scaling -- --help`.
import { Command } from 'commander';
import { spreadOf } from '../../benchmarks/results/spread.js';
import { pinThisProcess } from '../../benchmarks/servers/pinning.js';
import { numberFrom, print, runMeasurement } from '../command-line.js';
import { FanOut, type FanOutLoad, type FanOutResult } from './measure-fan-out.js';
import { measureSends } from './measure-sends.js';

interface Options {
  readonly rounds: number;
  readonly seconds: number;
  readonly sends: number;
}

const workloads: readonly (readonly [string, FanOutLoad])[] = [
  ['a room of 1,000, 30 sends a second', { clients: 1000, rooms: 1, publishesPerSecond: 30 }],
  ['a room of 1,000, as fast as they are answered', { clients: 1000, rooms: 1 }],
  ['a room of 100, 200 sends a second', { clients: 100, rooms: 1, publishesPerSecond: 200 }],
  ['a room of 100, as fast as they are answered', { clients: 100, rooms: 1 }],
  ['100 rooms of 10, as fast as they are answered', { clients: 1000, rooms: 100 }],
];

const columns = [
  ...['Send to', '1 node, µs of CPU a delivery', '2 nodes', 'Both beside one', 'The busier'],
  ...['Deliveries a write, 1 node', '2 nodes', 'Redis, µs a send'],
];

const growth = 'two clients, as the number of nodes grows';

const program = new Command('npm run measure:scaling --')
  .description('Measure the processor time of a delivery on one node and on two, and of a send among up to 50 nodes.')
  .option('--rounds <number>', 'how often one node and two are measured in turn', numberFrom(1), 3)
  .option('--seconds <number>', 'how long each is measured', numberFrom(1), 4)
  .option('--sends <number>', 'how many sends as the number of nodes grows', numberFrom(8), 2000)
  .argument('[word]', 'only what has this in its name, such as "room of 100" or "grows"', '')
  .action(run);

await runMeasurement(program);
process.exit();

async function run(word: string, { rounds, seconds, sends }: Options): Promise<void> {
  pinThisProcess('load');
  print(`| ${columns.join(' | ')} |`);
  print(`|${columns.map(() => ' --- |').join('')}`);
  for (const [name, load] of workloads.filter(([title]) => title.includes(word))) {
    print(await comparison(name, load, rounds, seconds));
  }
  if (growth.includes(word)) await printGrowth(sends);
}

/** Both run all the time and are measured in turn, so that what else the machine does meets both. */
async function comparison(name: string, load: FanOutLoad, rounds: number, seconds: number): Promise<string> {
  await using one = await FanOut.start(1, load);
  await using two = await FanOut.start(2, load);
  const ones: FanOutResult[] = [];
  const twos: FanOutResult[] = [];
  for (let round = 0; round < rounds; round++) {
    ones.push(await one.measure(seconds));
    twos.push(await two.measure(seconds));
  }
  const costs = ones.map(cost);
  const ratios = (of: (two: FanOutResult) => number): string =>
    shown(
      twos.map((result, round) => of(result) / (costs[round] ?? NaN)),
      2,
    );
  const cells = [
    name,
    shown(costs, 1),
    shown(twos.map(cost), 1),
    ratios(cost),
    ratios(({ nodeCpuSeconds, deliveries }) => (Math.max(...nodeCpuSeconds) * 1e6) / deliveries),
    shown(ones.map(deliveriesPerWrite), 1),
    shown(twos.map(deliveriesPerWrite), 1),
    shown(
      twos.map(({ redisCpuSeconds, publishes }) => (redisCpuSeconds * 1e6) / publishes),
      0,
    ),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Of all nodes, in microseconds a delivery. */
function cost({ nodeCpuSeconds, deliveries }: FanOutResult): number {
  return (nodeCpuSeconds.reduce((sum, seconds) => sum + seconds, 0) * 1e6) / deliveries;
}

/** What is sent in one turn of a node's event loop reaches a client by one write. */
function deliveriesPerWrite({ deliveries, nodeWrites }: FanOutResult): number {
  return deliveries / nodeWrites;
}

/** The median of some rounds, with the least and the greatest value. */
function shown(values: readonly number[], digits: number): string {
  const { median, min, max } = spreadOf(values) ?? { median: NaN, min: NaN, max: NaN };
  return `${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`;
}

async function printGrowth(sends: number): Promise<void> {
  print('\n| Nodes | CPU of both sending nodes, µs a send | CPU of Redis, µs a send | Send, median | Send, p99 |');
  print('| --- | --- | --- | --- | --- |');
  for (const nodes of [2, 10, 25, 50]) {
    const result = await measureSends({ simulated: nodes - 2, clients: 2, sends });
    const total = result.nodeCpuSeconds.reduce((sum, seconds) => sum + seconds, 0);
    const cells = [
      result.nodeCount,
      micro(total, sends),
      micro(result.redisCpuSeconds, sends),
      `${result.medianMs.toFixed(1)} ms`,
      `${result.p99Ms.toFixed(1)} ms`,
    ];
    print(`| ${cells.join(' | ')} |`);
  }
}

function micro(seconds: number, count: number): string {
  return ((seconds * 1e6) / count).toFixed(1);
}
