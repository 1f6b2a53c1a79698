import { randomBytes } from 'node:crypto';
import { Command, Option } from 'commander';
import { loadTarget, readTarget } from '../fixtures/targets/load-target.js';
import { targetReport } from '../fixtures/targets/target-report.js';
import { eventHandlerKinds, type EventHandlerKind, runVariable } from '../results/run-options.js';
import { waitingWorkers, workers } from '../results/lanes.js';
import { loadBaseline } from '../results/load-baseline.js';
import { checkReportFolder } from '../reporters/output/check-report-folder.js';
import { lockReportFolder } from '../reporters/output/lock-report-folder.js';
import { packageFile } from '../specs/package-file.js';
import { checkFunctionsPackage, checkRunner } from './check-runner.js';
import { commandLine } from './command-line.js';
import { nonEmpty, wholeNumber } from './flag-values.js';
import { writeLine, writeText } from './output.js';
import { runPlaywright } from './run-playwright.js';
import { selectLastFailures } from './select-last-failures.js';
import { selectRequirements, testableProfiles } from './select-requirements.js';
import { targetName } from './target-name.js';
import { withTemporaryFolder } from './temporary-folder.js';

interface TestFlags {
  readonly target?: string;
  readonly profile?: readonly string[];
  readonly requirement?: readonly string[];
  readonly skip?: readonly string[];
  readonly lastFailed?: true;
  readonly maxFailures?: number;
  readonly baseline?: string;
  readonly eventHandler: EventHandlerKind;
  readonly shuffle?: string | true;
  readonly workers?: number;
  readonly reportDir: string;
  readonly list?: true;
  readonly slow?: true;
}

/** Each worker is a process of its own, some 100 MB large. */
const mostWorkers = 64;

/** `test`: runs the conformance suite against a target. */
export function testCommand(): Command {
  return new Command('test')
    .description('Run the conformance suite against the embedded emulator, or against any other service.')
    .usage('[options]')
    .argument('[words...]')
    .option(
      '--target <target>',
      'descriptor file, connection string or URL; or the environment variable TARGET_URL',
      nonEmpty('a descriptor file, a connection string or a URL'),
    )
    .option('--profile <name...>', `profiles that get a verdict: ${testableProfiles().join(', ')} (all)`)
    .option('--requirement <pattern...>', 'only these requirements: ids, or patterns such as REST-SEND-*')
    .option('--skip <pattern...>', 'leave these requirements out')
    .option(
      '--last-failed',
      'only scenarios that failed or could not be judged in the last report of the report folder',
    )
    .option('--max-failures <number>', 'end the run once so many gating requirements failed', wholeNumber(1, 10_000))
    .option(
      '--baseline <file>',
      'failures that are known, and so do not fail the run; `baseline` writes one',
      nonEmpty('a file'),
    )
    .addOption(
      new Option('--event-handler <kind>', "what answers the service's webhooks; functions: an Azure Functions app")
        .choices(eventHandlerKinds)
        .default('plain'),
    )
    .option('--shuffle [seed]', 'run scenarios in a random order; a seed repeats an order', nonEmpty('a seed'))
    .option(
      '--workers <number>',
      `how many scenarios run at once, up to ${mostWorkers} (${workers}, and ${waitingWorkers} that mostly wait)`,
      wholeNumber(1, mostWorkers),
    )
    .option('--report-dir <folder>', 'where the report is written', nonEmpty('a folder'), 'conformance-report')
    .option('--slow', 'run the slow scenarios, too: those that wait for a minute and more')
    .option('--list', 'list the scenarios with their requirements, and run none')
    .addHelpText('after', helpText)
    .action(async (words: readonly string[], flags: TestFlags) => {
      refuseWords(words, flags.eventHandler);
      process.exitCode = await runSuite(flags);
    });
}

/**
 * A target without its flag must not be tested as the embedded emulator. npm, too, takes flags away that no `--` is before.
 *
 * @throws Error with the command that was meant.
 */
function refuseWords([word]: readonly string[], eventHandler: EventHandlerKind): void {
  if (word === undefined) return;
  throw new Error(
    `test takes no ${JSON.stringify(word)} without a flag before it. If it is the target to test, run:\n\n` +
      `  ${commandLine({ target: word, eventHandler })}`,
  );
}

async function runSuite(flags: TestFlags): Promise<number> {
  checkRunner();
  if (flags.eventHandler === 'functions') checkFunctionsPackage();
  const selected = selectRequirements({ profiles: flags.profile, requirements: flags.requirement, skip: flags.skip });
  const selection = flags.lastFailed === true ? selectLastFailures(flags.reportDir, selected) : selected;
  if (flags.baseline !== undefined) loadBaseline(flags.baseline);
  const name = targetName(flags.target);
  const loaded = flags.list ? readTarget(name) : await loadTarget(name);
  const { target, keyOrigin, hint } = loaded;
  if (!flags.list) checkReportFolder(flags.reportDir);
  if (hint !== undefined && !flags.list) writeText(hint);
  const seed = flags.shuffle === true ? randomBytes(4).toString('hex') : flags.shuffle;
  if (seed !== undefined) writeLine(`In random order; \`--shuffle ${seed}\` repeats it.`);
  const variable = runVariable({
    target: targetReport(loaded),
    descriptor: target,
    keyOrigin,
    eventHandler: flags.eventHandler,
    ...selection,
    ...(flags.baseline !== undefined && { baseline: flags.baseline }),
    ...(flags.maxFailures !== undefined && { maxFailures: flags.maxFailures }),
    ...(flags.slow === true && { slow: true }),
    ...(flags.workers !== undefined && { workers: flags.workers }),
    reportDir: flags.reportDir,
    command: commandLine({ target: name, eventHandler: flags.eventHandler }),
  });
  const lock = flags.list === true ? undefined : lockReportFolder(flags.reportDir);
  try {
    return await withTemporaryFolder((folder) => runPlaywright(playwrightParameters(flags, seed, folder), variable));
  } finally {
    lock?.[Symbol.dispose]();
  }
}

/** @param folder for what Playwright writes beside the report. */
function playwrightParameters({ list }: TestFlags, seed: string | undefined, folder: string): string[] {
  return [
    'test',
    `--config=${packageFile('dist/suites/playwright.config.js')}`,
    `--output=${folder}`,
    ...(seed === undefined ? [] : [`--shuffle=${seed}`]),
    ...(list === true ? ['--list', `--reporter=${packageFile('dist/reporters/list-reporter.js')}`] : []),
  ];
}

const helpText = `
A target is one of:
  (none)             this package's emulator, started for the run
  my-target.yaml     a descriptor: what the service's hubs are for, how it
                     reaches the suite, how to start it; \`init target\` writes
                     one, and its --help explains every word
  Endpoint=…;AccessKey=…;Version=1.0;
                     a connection string
  http://localhost:8080
                     a URL, with the key in TARGET_ACCESS_KEY, or else the key
                     that every emulator has

Exit codes; of several, 3 counts before 1, and 1 before 2:
  0    conformant: every verdict is. With --profile, --requirement or --skip:
       what was asked for passed, and the report says "partial"
  1    not conformant: a MUST is not kept
  2    incomplete: no MUST failed, but something could not run or be judged
  3    an error: of a flag, the target or the run itself; a message says which
  130  you interrupted the run; the report has what ran until then`;
