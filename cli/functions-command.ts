import { Command } from 'commander';
import { SettingsError, settingsFromSources } from '../emulator/index.js';
import {
  FunctionsAppError,
  hostDefaults,
  startFunctionsHost,
  type FunctionsHostOptions,
  type HostLogEntry,
  type StartedFunctionsHost,
} from '../functions/index.js';
import { nonEmpty, wholeNumber } from './flag-values.js';
import { writeErrorLine, writeLine } from './output.js';
import { stopOnSignal } from './stop-on-signal.js';

interface Flags {
  readonly port?: number;
  readonly host?: string;
  readonly emulatorPort?: number;
  readonly config?: string;
  readonly connection?: string | true;
  readonly inspect?: string | true;
  readonly watch: boolean;
  readonly verbose?: true;
  readonly json?: true;
}

/** `functions`: runs a Functions app with an emulator until it is told to stop. */
export function functionsCommand(): Command {
  return new Command('functions')
    .description('Run an Azure Functions app on this machine, with an emulator of the service that it uses.')
    .argument('[folder]', 'the folder with host.json', '.')
    .option('--port <number>', `port of the app; 0 takes a free one (${hostDefaults.port})`, wholeNumber(0, 65_535))
    .option('--host <address>', `address that the app listens on (${hostDefaults.host})`, nonEmpty('an address'))
    .option('--emulator-port <number>', 'port of the emulator; 0 takes a free one (8080)', wholeNumber(0, 65_535))
    .option('--config <file>', 'settings of the emulator from a YAML or JSON file', nonEmpty('a file'))
    .option(
      '--connection [string]',
      "use a service that runs already: its connection string, or without one what the app's own settings say",
      nonEmpty('a connection string'),
    )
    .option('--no-watch', 'do not load the app again when its files change')
    .option('--inspect [address]', 'let a debugger attach to the app (127.0.0.1:9229)', nonEmpty('[host:]port'))
    .option('--verbose', "write the app's debug and trace logs as well")
    .option('--json', 'print one line of JSON when ready: {"url":…,"endpoint":…,"connectionString":…,"functions":…}')
    .addHelpText('after', helpText)
    .action(async (folder: string, flags: Flags) => {
      const host = await start(folder, flags);
      if (host === undefined) return;
      stopOnSignal(async () => host[Symbol.asyncDispose](), 'the app, and for clients to close');
      announce(host, flags);
    });
}

async function start(folder: string, flags: Flags): Promise<StartedFunctionsHost | undefined> {
  try {
    return await startFunctionsHost(optionsOf(folder, flags));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!(error instanceof FunctionsAppError) && !(error instanceof SettingsError) && code !== 'EADDRINUSE')
      throw error;
    writeErrorLine(
      code === 'EADDRINUSE'
        ? 'The emulator cannot listen: its port is in use. Choose another with --emulator-port, or 0 for a free one.'
        : (error as Error).message,
    );
    process.exitCode = 1;
    return undefined;
  }
}

function optionsOf(folder: string, flags: Flags): FunctionsHostOptions {
  const { port, host, config, connection, inspect } = flags;
  const emulator = settingsFromSources({
    ...(config !== undefined && { file: config }),
    environment: process.env,
    flags: flags.emulatorPort === undefined ? {} : { port: flags.emulatorPort },
  });
  return {
    folder,
    watch: flags.watch,
    log: logLine(flags.verbose === true),
    emulator,
    ...(port !== undefined && { port }),
    ...(host !== undefined && { host }),
    ...(connection !== undefined && { connection: connection === true ? 'app-settings' : connection }),
    ...(inspect !== undefined && { inspect: inspect === true ? '127.0.0.1:9229' : inspect }),
  };
}

const quiet: readonly HostLogEntry['level'][] = ['trace', 'debug'];

/** Logs go to standard error, so that standard output has what scripts read. */
function logLine(isVerbose: boolean): (entry: HostLogEntry) => void {
  return ({ level, source, message, functionName }) => {
    if (!isVerbose && quiet.includes(level)) return;
    const time = new Date().toLocaleTimeString('en-GB');
    const mark = level === 'information' ? '' : ` ${level}`;
    writeErrorLine(`${time} ${functionName ?? source}${mark}: ${message}`);
  };
}

function announce({ url, eventHandlerUrl, emulator, functions }: StartedFunctionsHost, flags: Flags): void {
  if (flags.json === true) {
    const { endpoint, connectionString } = emulator ?? {};
    writeLine(JSON.stringify({ url, eventHandlerUrl, endpoint, connectionString, functions, pid: process.pid }));
    return;
  }
  const width = Math.max(...functions.map(({ name }) => name.length));
  const lines = functions.map(({ name, trigger }) => `  ${name.padEnd(width)}  ${trigger}`);
  const service =
    emulator === undefined
      ? `Its service runs elsewhere. The hub's event handler there has to be ${eventHandlerUrl}`
      : `Emulator  ${emulator.endpoint}, event handler ${eventHandlerUrl}\n\n  Connection string  ${emulator.connectionString}`;
  writeLine(`Functions app listening on ${url}\n\n${lines.join('\n')}\n\n${service}\n\nStop with Ctrl+C.`);
}

const helpText = `
The folder has an app of the Node.js programming model v4, in JavaScript or in TypeScript as built, or of the Python
programming model v2. The app's settings come from Values of its local.settings.json, and from the environment, which
wins. Its connection to the service is set to the emulator's, and the app becomes the event handler of the hubs that it
has functions for.

Examples:
  npx socketio-serverless functions my-app
  npx socketio-serverless functions my-app --port 0 --emulator-port 0 --json
  npx socketio-serverless functions my-app --connection "Endpoint=…;AccessKey=…;Version=1.0;"

Exit codes: 0 it was stopped; 1 the app or its settings are wrong, or a port is in use; 3 a flag is wrong.`;
