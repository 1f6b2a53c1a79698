import { randomBytes } from 'node:crypto';
import { Command, InvalidArgumentError, Option } from 'commander';
import { runVariable } from '../fixtures/environment/run-options.js';
import { loadTarget } from '../fixtures/targets/load-target.js';
import { eventHandlerKinds, type EventHandlerKind } from '../fixtures/upstream/event-handler.js';
import { packageFile } from '../specs/package-file.js';
import { writeLine } from './output.js';
import { runPlaywright } from './run-playwright.js';
import { selectRequirements } from './select-requirements.js';

interface TestFlags {
  readonly target?: string;
  readonly profile?: readonly string[];
  readonly requirement?: readonly string[];
  readonly eventHandler: EventHandlerKind;
  readonly shuffle?: string | true;
  readonly workers?: number;
  readonly reportDir: string;
  readonly list?: true;
}

/** `test`: runs the conformance suite against a target. */
export function testCommand(): Command {
  return new Command('test')
    .description('Run the conformance suite against the embedded emulator, or against any other service.')
    .option('--target <target>', 'descriptor file, connection string or URL; or the environment variable TARGET_URL')
    .option('--profile <name...>', 'profiles that get a verdict (all that can be tested)')
    .option('--requirement <id...>', 'only the scenarios of these requirements')
    .addOption(
      new Option('--event-handler <kind>', "what answers the service's webhooks; functions: an Azure Functions app")
        .choices(eventHandlerKinds)
        .default('plain'),
    )
    .option('--shuffle [seed]', 'run scenarios in a random order; a seed repeats an order')
    .option('--workers <number>', 'how many scenarios run at once (2)', parseWorkers)
    .option('--report-dir <folder>', 'where the report is written', 'conformance-report')
    .option('--list', 'list the scenarios, and run none')
    .addHelpText('after', helpText)
    .action(async (flags: TestFlags) => {
      process.exitCode = await runSuite(flags);
    });
}

async function runSuite(flags: TestFlags): Promise<number> {
  const selection = selectRequirements(flags.profile, flags.requirement);
  const { target, kind, hint } = await loadTarget(flags.target ?? process.env['TARGET_URL']);
  if (hint !== undefined) writeLine(hint);
  const seed = flags.shuffle === true ? randomBytes(4).toString('hex') : flags.shuffle;
  if (seed !== undefined) writeLine(`In random order; \`--shuffle ${seed}\` repeats it.`);
  const variable = runVariable({
    target: { name: target.name, version: target.version ?? '', kind },
    descriptor: target,
    eventHandler: flags.eventHandler,
    ...selection,
    reportDir: flags.reportDir,
    command: commandLine(flags),
  });
  return runPlaywright(playwrightParameters(flags, seed), variable);
}

function playwrightParameters({ workers, list }: TestFlags, seed: string | undefined): string[] {
  return [
    'test',
    `--config=${packageFile('dist/suites/playwright.config.js')}`,
    ...(seed === undefined ? [] : [`--shuffle=${seed}`]),
    ...(workers === undefined ? [] : [`--workers=${workers}`]),
    ...(list === true ? ['--list', '--reporter=list'] : []),
  ];
}

/** How to start this run again, for the line that reproduces one scenario; a connection string would show its key. */
function commandLine({ target, eventHandler }: TestFlags): string {
  const parameters = [
    ...(target === undefined || target.includes(';') ? [] : ['--target', target]),
    ...(eventHandler === 'plain' ? [] : ['--event-handler', eventHandler]),
  ];
  return ['npm test', ...(parameters.length === 0 ? [] : ['--', ...parameters])].join(' ');
}

function parseWorkers(text: string): number {
  const workers = Number(text);
  if (!/^\d+$/.test(text) || workers < 1) throw new InvalidArgumentError('Expected a whole number from 1.');
  return workers;
}

const helpText = `
A target is one of:
  (none)             this package's emulator, started for the run
  my-target.yaml     a descriptor: what the service's hubs are for, how it reaches the suite, how to start it
  Endpoint=…;AccessKey=…;Version=1.0;
  http://localhost:8080   with the key in TARGET_ACCESS_KEY, or else the key that every emulator has

The exit code is 0 where every verdict is "conformant".`;
