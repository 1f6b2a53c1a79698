import { Command } from 'commander';
import { defaultClockSkewSeconds, type Settings } from '../../emulator/index.js';
import { nonEmpty, wholeNumber } from '../flag-values.js';
import { originOption } from '../origin-option.js';
import { writeLine } from '../output.js';
import { connectionHelp, connectionStringOption, findService } from '../service-connection.js';
import { collectEventHandler } from '../start-flags.js';
import { settingsFromOptions, type StartOptions } from '../start-options.js';
import { checkHandlers } from './check-handlers.js';
import { checkNode } from './check-node.js';
import { checkPackages } from './check-packages.js';
import { checkPort } from './check-port.js';
import { checkProxy } from './check-proxy.js';
import { checkService } from './check-service.js';
import { type Finding, findingText } from './finding.js';

interface DoctorFlags extends StartOptions {
  readonly origin?: string;
  readonly connectionString?: string;
  readonly json?: true;
}

/** `doctor`: finds what keeps an emulator and its clients from working on this machine. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Check this machine, the settings, the event handlers and the service, and say what to do.')
    .option('--config <file>', 'the settings file of the emulator', nonEmpty('a file'))
    .option(
      '--host <address>',
      'the address that it is to listen on (127.0.0.1)',
      nonEmpty('an IP address or a host name'),
    )
    .option('--port <number>', 'the port that it is to listen on (8080)', wholeNumber(0, 65_535))
    .option(
      '--event-handler <hub=url>',
      'an event handler to ask; may be repeated, for each hub once',
      collectEventHandler,
    )
    .addOption(originOption('as the settings have it'))
    .addOption(connectionStringOption())
    .option('--json', 'print a JSON array of {"level","subject","text","advice"}')
    .addHelpText('after', helpText)
    .action(async (flags: DoctorFlags) => {
      const findings = await examine(flags);
      writeLine(flags.json === true ? JSON.stringify(findings, null, 2) : reportText(findings));
      if (findings.some(({ level }) => level === 'fail')) process.exitCode = 1;
    });
}

async function examine(flags: DoctorFlags): Promise<Finding[]> {
  const settings = readSettings(flags);
  const isRead = !('finding' in settings);
  const [emulator, service] = await Promise.all([
    isRead ? checkEmulator(settings, flags.origin) : [settings.finding],
    readService(flags, isRead ? settings.clockSkewSeconds : defaultClockSkewSeconds),
  ]);
  return [checkNode(), checkProxy(process.env), ...emulator, ...service, ...checkPackages()];
}

type ReadSettings = Settings | { readonly finding: Finding };

function readSettings(flags: DoctorFlags): ReadSettings {
  try {
    return settingsFromOptions(flags);
  } catch (error) {
    const text = (error as Error).message;
    return { finding: { level: 'fail', subject: 'Settings', text } };
  }
}

async function checkEmulator(settings: Settings, origin?: string): Promise<Finding[]> {
  const hubs = Object.keys(settings.hubs);
  const text = hubs.length === 0 ? 'valid; they name no hub' : `valid, for the hubs ${hubs.join(', ')}`;
  const [port, handlers] = await Promise.all([
    checkPort(settings.host, settings.port),
    checkHandlers(settings, origin),
  ]);
  return [{ level: 'ok', subject: 'Settings', text }, port, ...handlers];
}

async function readService({ connectionString }: DoctorFlags, maxSkewSeconds: number): Promise<Finding[]> {
  const subject = 'Connection string';
  try {
    const service = findService(connectionString);
    if (service.isDefault) {
      const text = `none in the environment: commands use an emulator on ${service.endpoint}`;
      return [{ level: 'ok', subject, text }];
    }
    return [
      { level: 'ok', subject, text: `well-formed, ${service.origin}` },
      ...(await checkService(service, maxSkewSeconds)),
    ];
  } catch (error) {
    return [{ level: 'fail', subject, text: (error as Error).message }];
  }
}

function reportText(findings: readonly Finding[]): string {
  const count = (level: Finding['level']): number => findings.filter((finding) => finding.level === level).length;
  const summary =
    count('fail') > 0
      ? `${count('fail')} failed: it does not work like this.`
      : count('warn') > 0
        ? 'Nothing failed. See what is warned of.'
        : 'Everything is fine.';
  return [...findings.map(findingText), '', summary].join('\n');
}

const helpText = `
It asks each event handler whether it allows events, and the service, where a connection string is given, whether it is ready,
accepts the key and has this machine's time, within clockSkewSeconds of the settings. Nothing is sent to clients, and no event
to a handler.
${connectionHelp}

Examples:
  npx socketio-serverless doctor --config emulator.yaml
  npx socketio-serverless doctor --event-handler chat=http://localhost:3000/events/{event}
  npx socketio-serverless doctor --connection-string "Endpoint=…;AccessKey=…;Version=1.0;"

Exit codes: 0 nothing failed, though it may have warned; 1 something failed; 3 a flag is wrong.`;
