// The emulator and its peers side by side: `npm run bench -- --help`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { packageFile } from '../specs/package-file.js';
import { describeMachine, describeVersions } from './machine.js';
import { barPlot } from './results/bar-plot.js';
import type { BenchResult } from './results/bench-result.js';
import { markdownTable } from './results/markdown-table.js';
import { type MetricSummary, summarize, type Verdict } from './results/summary.js';
import { writeResultsToDocs } from './results/write-docs.js';
import { runRounds } from './run-rounds.js';
import type { ContestantName } from './servers/contestant.js';
import { nchanIsMissing } from './servers/nchan-contestant.js';
import { pinningNote } from './servers/pinning.js';
import { prepareSuiteBefore } from './suite-before.js';
import { countsWritesHere } from './workloads/count-writes.js';
import { workloads } from './workloads/index.js';

interface Options {
  readonly rounds: number;
  readonly seconds: number;
  readonly writeDocs?: boolean;
  readonly result?: string;
}

const folder = packageFile('.cache/bench');

const program = new Command('npm run bench --')
  .description('Measure the emulator beside its peers, every delivery counted.')
  .argument('[workloads...]', `which workloads: ${workloads.map(({ id }) => id).join(', ')}; all when left out`)
  .option('--rounds <number>', 'how often each is measured, one after the other', positiveNumber, 3)
  .option('--seconds <number>', 'how long a rate is measured in a round', positiveNumber, 2)
  .option('--result <file>', 'measure nothing: show the result in a file of JSON again')
  .option('--write-docs', 'replace the results in docs/performance.md; needs all workloads')
  .addHelpText(
    'after',
    `
Workloads:
${workloads.map(({ id, title }) => `  ${id}  ${title}`).join('\n')}

Examples:
  npm run bench                                      all, in less than ten minutes on a machine that does nothing else
  npm run bench -- W1 --rounds 1 --seconds 2         a quick look at the fan-out

Results: .cache/bench/latest.json, latest.md and latest.svg. A lost, doubled or reordered delivery fails the run.`,
  )
  .action(run);

async function run(ids: readonly string[], options: Options): Promise<void> {
  const unknown = ids.filter((id) => !workloads.some((workload) => workload.id === id));
  if (unknown.length > 0) {
    throw new Error(
      `There is no workload ${unknown.join(', ')}. Expected: ${workloads.map(({ id }) => id).join(', ')}.`,
    );
  }
  const { writeDocs = false, result: earlier } = options;
  if (writeDocs && ids.length > 0) throw new Error('--write-docs needs all workloads. Name none.');
  const result =
    earlier === undefined
      ? await measure(ids, options)
      : (JSON.parse(readFileSync(path.resolve(earlier), 'utf8')) as BenchResult);
  const isWhole = result.workloads.length === workloads.length;
  if (writeDocs && !isWhole) throw new Error('--write-docs needs a result with all workloads. Name none.');
  const summaries = summarize(result, workloads);
  print(`\n${markdownTable(summaries)}`);
  print(countVerdicts(summaries));
  for (const reason of result.leftOut) print(`left out: ${reason}`);
  for (const failure of result.failures) print(`FAILED: ${failure}`);
  if (earlier === undefined) print(`${result.minutes.toFixed(1)} minutes. Results: ${writeResult(result, summaries)}`);
  if (result.failures.length > 0) process.exitCode = 1;
  else if (writeDocs) await writeResultsToDocs(result, summaries);
}

async function measure(ids: readonly string[], { rounds, seconds }: Options): Promise<BenchResult> {
  const chosen = workloads.filter(({ id }) => ids.length === 0 || ids.includes(id));
  const leftOut = findMissing(chosen.flatMap(({ contestants }) => contestants));
  const startedAt = new Date();
  const found = await runRounds({
    workloads: chosen,
    rounds,
    seconds,
    countsWrites: countsWritesHere,
    missing: new Set(leftOut.keys()),
    onRound: print,
  });
  return {
    startedAt: startedAt.toISOString(),
    minutes: (Date.now() - startedAt.getTime()) / 60_000,
    machine: describeMachine(),
    versions: describeVersions(),
    pinning: pinningNote,
    rounds,
    seconds,
    leftOut: [...leftOut.values(), ...(countsWritesHere ? [] : ['writes for a delivery: strace is not installed'])],
    ...found,
  };
}

function countVerdicts(summaries: readonly MetricSummary[]): string {
  const count = (verdict: Verdict): number => summaries.filter((summary) => summary.verdict === verdict).length;
  return `aim: ${count('aim')}, bar: ${count('bar')}, missed: ${count('missed')}`;
}

/** Writes what was found beside earlier results, and as the latest. Returns where. */
function writeResult(result: BenchResult, summaries: readonly MetricSummary[]): string {
  mkdirSync(folder, { recursive: true });
  const name = result.startedAt.replaceAll(/[:.]/g, '-');
  for (const base of [name, 'latest']) {
    writeFileSync(path.join(folder, `${base}.json`), `${JSON.stringify(result, undefined, 2)}\n`);
    writeFileSync(path.join(folder, `${base}.md`), markdownTable(summaries));
    writeFileSync(path.join(folder, `${base}.svg`), barPlot(summaries));
  }
  return `${path.join(folder, name)}.json, .md and .svg`;
}

/** Makes ready what has to be; what this machine lacks, with the reason. */
function findMissing(names: readonly ContestantName[]): Map<ContestantName, string> {
  const reasons = new Map<ContestantName, string>();
  const note = (name: ContestantName, reason: string | undefined): void => {
    if (reason !== undefined) reasons.set(name, reason);
  };
  if (names.includes('nchan')) note('nchan', nchanIsMissing());
  if (names.includes('suite before')) note('suite before', prepareSuiteBefore());
  return reasons;
}

function positiveNumber(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('Expected a number above 0.');
  return value;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${String(error instanceof Error ? error.message : error)}\n`);
  process.exitCode = 1;
}
