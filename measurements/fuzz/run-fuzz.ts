// Attacks an emulator with seeded hostile inputs, an innocent client beside it: `npm run fuzz -- --help`.
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { constants, setPriority } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Command } from 'commander';
import { pinThisProcess } from '../../benchmarks/servers/pinning.js';
import { residentBytes } from '../../benchmarks/servers/process-use.js';
import { startServer } from '../../benchmarks/servers/start-server.js';
import { parseConnectionString } from '../../protocol/index.js';
import { packageFile } from '../../specs/package-file.js';
import { numberFrom, print, runMeasurement } from '../command-line.js';
import { attack, type AttackResult, type FoundFault } from './attack.js';
import { attackedHub, type FuzzTarget, innocentHub } from './door.js';
import { doors } from './doors/index.js';
import { answeredHub, startHostileHandler } from './doors/webhook-door.js';
import { Innocent } from './innocent.js';
import type { Latencies } from './innocent-client.js';

interface Options {
  readonly minutes: number;
  readonly seed: number;
  readonly rate: number;
  readonly inputs: number;
  readonly door?: readonly string[];
}

const folder = packageFile('.cache/fuzz');
const logFile = path.join(folder, 'emulator.log');
const calmShare = 0.2;
const maxCalmMs = 15_000;

/** An emulator that is attacked for the first time has to compile what it answers with: that is shown by itself. */
const beginningShare = 0.25;
const maxBeginningMs = 30_000;

const program = new Command('npm run fuzz --')
  .description('Attack an emulator with hostile inputs, and measure what an innocent client notices.')
  .option('--minutes <number>', 'how long', numberFrom(0.05), 1)
  .option('--inputs <number>', 'how many inputs at most', numberFrom(1), Infinity)
  .option(
    '--seed <number>',
    'which inputs; a random seed when left out',
    numberFrom(0),
    Math.floor(Math.random() * 2 ** 31),
  )
  .option('--rate <number>', 'inputs a second; 0 for as many as are answered', numberFrom(0), 1000)
  .option('--door <name...>', `only these: ${doors.map(({ name }) => `"${name}"`).join(', ')}`)
  .addHelpText('after', '\nA million inputs: npm run fuzz -- --minutes 60 --inputs 1000000 --rate 0')
  .action(run);

async function run({ minutes, seed, rate, inputs, door: names }: Options): Promise<void> {
  const chosen = doors.filter(({ name }) => names === undefined || names.includes(name));
  if (chosen.length < (names?.length ?? 1))
    throw new Error(`Unknown door. Expected: ${doors.map(({ name }) => name).join(', ')}.`);
  pinThisProcess('load');
  const ms = minutes * 60_000;
  const hostileHandler = startHostileHandler().listen(0, '127.0.0.1');
  await once(hostileHandler, 'listening');
  const hostileUrl = `http://localhost:${(hostileHandler.address() as AddressInfo).port}`;
  await using lawfulHandler = await startServer({ program: ['benchmarks/servers/http-handler.js'], side: 'load' });
  await using emulator = await startServer({
    program: [
      'cli/main.js',
      'start',
      '--json',
      '--config',
      writeSettings(hostileUrl, String(lawfulHandler.ready['endpoint'])),
    ],
    logFile,
  });
  const target = targetOf(String(emulator.ready['connectionString']));
  using innocent = new Innocent(target);
  // The innocent client and its event handler share a core with this process, and must not wait for it.
  setPriority(constants.priority.PRIORITY_LOW);

  await delay(Math.min(maxCalmMs, ms * calmShare) / 2);
  await innocent.latencies();
  await delay(Math.min(maxCalmMs, ms * calmShare) / 2);
  const calm = await innocent.latencies();
  const memoryBefore = residentBytes(emulator.pid);
  const startedAt = performance.now();
  const isOver = (): boolean => innocent.fault !== undefined || !emulator.isRunning;
  const endsAt = startedAt + ms * (1 - calmShare);
  let beginning: Latencies | undefined;
  const beginningTimer = setTimeout(
    () => void innocent.latencies().then((latencies) => (beginning = latencies)),
    Math.min(maxBeginningMs, (endsAt - startedAt) * beginningShare),
  );
  const result = await attack({ doors: chosen, target, seed, rate, maxInputs: inputs, endsAt, isOver });
  clearTimeout(beginningTimer);
  const seconds = (performance.now() - startedAt) / 1000;
  const attacked = await innocent.latencies();

  const faults: FoundFault[] = [...result.faults];
  if (innocent.fault !== undefined) faults.push({ door: 'innocent client', reason: innocent.fault, input: undefined });
  if (!emulator.isRunning) faults.push({ door: 'emulator', reason: 'its process has ended', input: undefined });
  printResult(result, seed, seconds);
  printInnocent(calm, beginning, attacked);
  print(`memory of the emulator: ${megabytes(memoryBefore)} before, ${megabytes(residentBytes(emulator.pid))} after`);
  reportFaults(faults, seed);
  hostileHandler.closeAllConnections();
  hostileHandler.close();
}

/** What a user would set who wants to see time-outs sooner; every limit is the default. */
function writeSettings(hostileUrl: string, lawfulUrl: string): string {
  const handler = (urlTemplate: string): object => ({ eventHandlers: [{ urlTemplate, userEventPattern: '*' }] });
  const settings = {
    port: 0,
    hubs: {
      [attackedHub]: handler(hostileUrl),
      [answeredHub]: handler(hostileUrl),
      [innocentHub]: handler(lawfulUrl),
    },
    webhooks: { timeoutMs: 3000, retryDelaysMs: [0] },
    engine: { pingIntervalMs: 5000, pingTimeoutMs: 10_000 },
  };
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'settings.json');
  writeFileSync(file, JSON.stringify(settings));
  return file;
}

function targetOf(connectionString: string): FuzzTarget {
  const { endpoint, accessKey } = parseConnectionString(connectionString);
  return { endpoint, accessKey, port: Number(new URL(endpoint).port) };
}

function printResult({ outcomes, inputs }: AttackResult, seed: number, seconds: number): void {
  print(`seed ${seed}: ${inputs} inputs in ${seconds.toFixed(0)} s, ${(inputs / seconds).toFixed(0)} a second\n`);
  for (const [door, counts] of outcomes) {
    const sorted = [...counts].sort(([, a], [, b]) => b - a);
    const total = sorted.reduce((sum, [, count]) => sum + count, 0);
    print(
      `  ${door.padEnd(18)} ${String(total).padStart(8)}  ${sorted.map(([outcome, count]) => `${outcome}: ${count}`).join(', ')}`,
    );
  }
}

function printInnocent(
  calm: Latencies | undefined,
  beginning: Latencies | undefined,
  attacked: Latencies | undefined,
): void {
  const line = (when: string, latencies: Latencies | undefined): void => {
    if (latencies === undefined) return;
    const { count, p50, p99, max } = latencies;
    print(
      `  ${when.padEnd(18)} ${String(count).padStart(8)}  p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, longest ${max.toFixed(0)} ms`,
    );
  };
  print('\ninnocent client, events with acknowledgement and sends:');
  line('without attack', calm);
  line('as it began', beginning);
  line('during the attack', attacked);
  if (calm !== undefined && attacked !== undefined)
    print(`  p99 ${(attacked.p99 / calm.p99).toFixed(1)} times as long during the attack`);
}

function reportFaults(faults: readonly FoundFault[], seed: number): void {
  const file = path.join(folder, 'faults.json');
  writeFileSync(file, JSON.stringify({ seed, faults }, undefined, 2));
  for (const { door, reason, input } of faults.slice(0, 5)) {
    print(`\nFAULT ${door}: ${reason}\n  ${input === undefined ? '' : JSON.stringify(input).slice(0, 1000)}`);
  }
  if (faults.length > 0) {
    print(
      `\n${faults.length} faults, in ${file}; the emulator's log is ${logFile}. Again: npm run fuzz -- --seed ${seed}`,
    );
    process.exitCode = 1;
  } else {
    print('\n1 passed: nothing was let in, nothing hung, nothing crashed');
  }
}

function megabytes(bytes: number | undefined): string {
  return bytes === undefined ? 'unknown' : `${(bytes / 2 ** 20).toFixed(0)} MB`;
}

await runMeasurement(program);
