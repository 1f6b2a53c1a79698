import { Command } from 'commander';
import { loadHandler, type LoadedHandler } from '../fixtures/handlers/load-handler.js';
import { runVariable } from '../results/run-options.js';
import { loadBaseline } from '../results/load-baseline.js';
import { checkReportFolder } from '../reporters/output/check-report-folder.js';
import { lockReportFolder } from '../reporters/output/lock-report-folder.js';
import { applicationCapabilities, type HandlerCapability } from '../specs/handler-descriptor.js';
import { loadRequirements } from '../specs/load-requirements.js';
import { packageFile } from '../specs/package-file.js';
import { subjectOf } from '../specs/requirement.js';
import { checkRunnerAlone } from './check-runner.js';
import { nonEmpty, wholeNumber } from './flag-values.js';
import { writeLine } from './output.js';
import { quoteForShell } from './quote-for-shell.js';
import { runPlaywright } from './run-playwright.js';
import { selectLastFailures } from './select-last-failures.js';
import { selectRequirements } from './select-requirements.js';
import { withTemporaryFolder } from './temporary-folder.js';

interface CheckHandlerFlags {
  readonly discover?: true;
  readonly hub?: string;
  readonly origin?: string;
  readonly accessKey?: readonly string[];
  readonly answerMs?: number;
  readonly timeLimit: number;
  readonly workers?: number;
  readonly requirement?: readonly string[];
  readonly skip?: readonly string[];
  readonly lastFailed?: true;
  readonly maxFailures?: number;
  readonly baseline?: string;
  readonly reportDir: string;
  readonly list?: true;
}

/** So that a whole check ends within 30 seconds, with its start and its report. */
const defaultTimeLimit = 24;

/** `check-handler`: judges an event handler, to which the suite is the service. */
export function checkHandlerCommand(): Command {
  return new Command('check-handler')
    .description('Check whether an event handler keeps its half of the contract. The suite plays the service.')
    .argument('<handler>', "the event handler's URL, or its descriptor file; `init handler` writes one")
    .option('--discover', 'only what needs no knowledge of the application; a URL alone is checked so')
    .option('--hub <hub>', 'the hub whose events it takes (chat)', nonEmpty('a hub'))
    .option('--origin <host>', 'the host of the service that it takes events from (localhost)', nonEmpty('a host'))
    .option(
      '--access-key <key...>',
      'the access keys that it knows; or one in the environment variable HANDLER_ACCESS_KEY',
    )
    .option('--answer-ms <number>', 'how long it may take to answer (3000)', wholeNumber(100, 10_000))
    .option(
      '--time-limit <seconds>',
      'how long the check may take from its first scenario on',
      wholeNumber(1, 3600),
      defaultTimeLimit,
    )
    .option('--workers <number>', 'how many scenarios run at once', wholeNumber(1, 64))
    .option('--requirement <pattern...>', 'only these requirements: ids, or patterns such as HANDLER-SIGNATURE-*')
    .option('--skip <pattern...>', 'leave these requirements out')
    .option(
      '--last-failed',
      'only scenarios that failed or could not be judged in the last report of the report folder',
    )
    .option('--max-failures <number>', 'end the check once so many gating requirements failed', wholeNumber(1, 10_000))
    .option('--baseline <file>', 'failures that are known, and so do not fail the run', nonEmpty('a file'))
    .option('--report-dir <folder>', 'where the report is written', nonEmpty('a folder'), 'conformance-report')
    .option('--list', 'list the scenarios with their requirements, and run none')
    .addHelpText('after', helpText)
    .action(async (name: string, flags: CheckHandlerFlags) => {
      process.exitCode = await checkHandler(name, flags);
    });
}

async function checkHandler(name: string, flags: CheckHandlerFlags): Promise<number> {
  checkRunnerAlone();
  const { hub, origin, accessKey: accessKeys, answerMs, baseline, reportDir } = flags;
  const loaded = await loadHandler(name, { hub, origin, accessKeys, answerMs });
  const isDiscovery = flags.discover === true || !loaded.isDescribed;
  const selected = selectRequirements({
    requirements: flags.requirement ?? (isDiscovery ? discoverable() : undefined),
    skip: flags.skip,
    subject: 'event handler',
  });
  const selection = flags.lastFailed === true ? selectLastFailures(reportDir, selected) : selected;
  if (baseline !== undefined) loadBaseline(baseline);
  if (flags.list !== true) checkReportFolder(reportDir);
  if (isDiscovery && flags.list !== true) writeLine(discoveryHint);
  const { descriptor, keyOrigin } = loaded;
  const variable = runVariable({
    target: targetOf(loaded),
    handler: isDiscovery ? withoutApplication(descriptor) : descriptor,
    keyOrigin,
    ...selection,
    maxRunMs: flags.timeLimit * 1000,
    ...(baseline !== undefined && { baseline }),
    ...(flags.maxFailures !== undefined && { maxFailures: flags.maxFailures }),
    ...(flags.workers !== undefined && { workers: flags.workers }),
    reportDir,
    command: commandLine(name, flags),
  });
  const lock = flags.list === true ? undefined : lockReportFolder(reportDir);
  try {
    return await withTemporaryFolder((folder) => runPlaywright(playwrightParameters(flags, folder), variable));
  } finally {
    lock?.[Symbol.dispose]();
  }
}

/** The rows that need to know nothing of the application. */
function discoverable(): string[] {
  return loadRequirements()
    .filter(({ profile, testable }) => testable && subjectOf(profile) === 'event handler')
    .filter(({ capability }) => !applicationCapabilities.includes(capability as HandlerCapability))
    .map(({ id }) => id);
}

/** What a discovery does not use of a descriptor. */
function withoutApplication(descriptor: LoadedHandler['descriptor']): LoadedHandler['descriptor'] {
  const kept = Object.entries(descriptor).filter(([name]) => !['events', 'rejectedUser', 'namespaces'].includes(name));
  return Object.fromEntries(kept) as unknown as LoadedHandler['descriptor'];
}

function targetOf({ descriptor: { name, version = '', url, launch } }: LoadedHandler) {
  return {
    name,
    version,
    kind: launch === undefined ? ('url' as const) : ('command' as const),
    subject: 'event handler' as const,
    ...(url !== undefined && { url: url.split('?', 1).join('') }),
    ...(launch !== undefined && { command: launch.command.join(' ') }),
  };
}

/** How to start this run again. No key stands in it, since reports are shown to others. */
function commandLine(name: string, { discover, hub, origin, accessKey }: CheckHandlerFlags): string {
  return [
    'npx socketio-serverless check-handler',
    quoteForShell(name.replace(/\?.*/, '?<query>')),
    ...(discover === true ? ['--discover'] : []),
    ...(hub === undefined ? [] : ['--hub', quoteForShell(hub)]),
    ...(origin === undefined ? [] : ['--origin', quoteForShell(origin)]),
    ...(accessKey === undefined ? [] : ['--access-key', ...accessKey.map(() => "'<key>'")]),
  ].join(' ');
}

/** @param folder for what Playwright writes beside the report. */
function playwrightParameters({ list }: CheckHandlerFlags, folder: string): string[] {
  return [
    'test',
    `--config=${packageFile('dist/suites/handler/playwright.config.js')}`,
    `--output=${folder}`,
    ...(list === true ? ['--list', `--reporter=${packageFile('dist/reporters/list-reporter.js')}`] : []),
  ];
}

const discoveryHint =
  'Checking what needs no knowledge of the application. Acknowledgements, rejected users and further namespaces need a ' +
  'descriptor: `npx socketio-serverless init handler` writes one.';

const helpText = `
Examples:
  npx socketio-serverless check-handler http://localhost:3000/events/{event} --access-key my-primary-key
  npx socketio-serverless check-handler my-handler.yaml
  npx socketio-serverless check-handler my-handler.yaml --requirement 'HANDLER-SIGNATURE-*'

Exit codes; of several, 3 counts before 1, and 1 before 2:
  0    conformant; with --discover, --requirement or --skip: what was asked for passed, and the report says "partial"
  1    not conformant: a MUST is not kept
  2    incomplete: no MUST failed, but something could not run or be judged
  3    an error: of a flag, the descriptor, or an event handler that does not answer; a message says which
  130  you interrupted the run`;
