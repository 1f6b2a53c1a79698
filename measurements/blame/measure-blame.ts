// Runs the suite against services of which it is known what is wrong: one fault each, a lawful variation, or so much that a
// run could take long. A run is correct where it finds the fault at its own requirements and nothing else, and in time. Names as parameters select some of them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { embeddedTarget } from '../../fixtures/targets/embedded-target.js';
import type { ConformanceReport } from '../../results/report.js';
import { packageFile } from '../../specs/package-file.js';
import type { Target } from '../../specs/target-descriptor.js';
import { brokenServices, judgeBrokenRun } from './broken-services.js';
import { faults } from './faults/index.js';
import { judgeFaultRun, judgeLawfulRun, type RunJudgement } from './judge-run.js';
import { lawfulVariations, unchanged } from './lawful-variations.js';

const folder = packageFile('.cache/blame');

interface Measurement {
  readonly name: string;
  readonly target: Target;
  readonly judge: (report: ConformanceReport) => RunJudgement;
}

const measurements: readonly Measurement[] = [
  ...faults.map((fault) => ({
    name: fault.name,
    target: changedTarget(fault.name, {}),
    judge: (report: ConformanceReport) => judgeFaultRun(fault, report),
  })),
  ...lawfulVariations.map(({ name, timings = {} }) => ({
    name,
    target: changedTarget(name, timings),
    judge: judgeLawfulRun,
  })),
  ...brokenServices.map((service) => ({
    name: service.name,
    target: changedTarget(service.name, {}),
    judge: (report: ConformanceReport) => judgeBrokenRun(service, report, greenMs),
  })),
];

/** How long the run took in which nothing is wrong. */
let greenMs = Number.NaN;

const [, , ...names] = process.argv;
const unknown = names.filter((name) => !measurements.some((measurement) => measurement.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no fault or variation ${unknown.join(', ')}. Expected: ${measurements.map(({ name }) => name).join(', ')}.\n`,
  );
  process.exit(1);
}

let correct = 0;
const needsGreen = brokenServices.some(({ name, limit }) => 'timesGreen' in limit && names.includes(name));
const chosen = measurements
  .filter(({ name }) => names.length === 0 || names.includes(name) || (needsGreen && name === unchanged))
  // What the others are compared to comes first.
  .sort((a, b) => Number(b.name === unchanged) - Number(a.name === unchanged));
for (const { name, target, judge } of chosen) {
  const report = await runSuite(name, target);
  if (report !== undefined && name === unchanged) greenMs = report.durationMs;
  const judgement = report === undefined ? { correct: false, explanation: 'the run made no report' } : judge(report);
  if (judgement.correct) correct += 1;
  const seconds = report === undefined ? '' : `${(report.durationMs / 1000).toFixed(0)} s`;
  process.stdout.write(
    `${judgement.correct ? 'correct' : 'WRONG  '} ${name.padEnd(38)} ${seconds.padStart(6)}  ${judgement.explanation}\n`,
  );
}
process.stdout.write(`\n${correct} of ${chosen.length} runs were correct. Their reports are in ${folder}.\n`);
process.exitCode = correct === chosen.length ? 0 : 1;

function changedTarget(name: string, timings: Partial<Target['timings']>): Target {
  const target = embeddedTarget();
  return {
    ...target,
    name,
    timings: { ...target.timings, ...timings },
    launch: {
      command: [process.execPath, packageFile('dist/measurements/blame/changed-target.js'), name, '{settings}'],
    },
  };
}

/** The report of a run, or undefined where it ended without one; what it printed is in a file beside the report. */
async function runSuite(name: string, target: Target): Promise<ConformanceReport | undefined> {
  mkdirSync(path.join(folder, name), { recursive: true });
  const descriptor = path.join(folder, `${name}.json`);
  writeFileSync(descriptor, JSON.stringify(target));
  const reportFile = path.join(folder, name, 'report.json');
  const startedAt = new Date().toISOString();
  const run = spawn(
    process.execPath,
    [packageFile('dist/cli/main.js'), 'test', '--target', descriptor, '--report-dir', path.join(folder, name)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const log = createWriteStream(path.join(folder, `${name}.log`));
  run.stdout.pipe(log);
  run.stderr.pipe(log);
  await once(run, 'close');
  if (!existsSync(reportFile)) return undefined;
  const report = JSON.parse(readFileSync(reportFile, 'utf8')) as ConformanceReport;
  return report.date >= startedAt ? report : undefined;
}
