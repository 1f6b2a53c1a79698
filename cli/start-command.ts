import { Command, InvalidArgumentError } from 'commander';
import {
  environmentSettings,
  settingsFromSources,
  type Settings,
  type StartedEmulator,
  startEmulator,
} from '../emulator/index.js';
import { defaultConnectionString } from './default-connection-string.js';
import { writeLine } from './output.js';

interface StartFlags {
  readonly config?: string;
  readonly host?: string;
  readonly port?: number;
  readonly endpoint?: string;
  readonly eventHandler?: Readonly<Record<string, string>>;
  readonly allowAnonymous?: readonly string[];
  readonly tls?: string | true;
  readonly logLevel?: string;
  readonly json?: true;
}

const everyEvent = { userEventPattern: '*', systemEvents: ['connect', 'connected', 'disconnected'] };

/** `start`: runs the emulator until it is told to stop. */
export function startCommand(): Command {
  return new Command('start')
    .description('Run the emulator and print the connection string to use.')
    .option('--config <file>', 'settings from a YAML or JSON file')
    .option('--host <address>', 'address to listen on (127.0.0.1)')
    .option('--port <number>', 'port to listen on; 0 takes a free one (8080)', parsePort)
    .option('--endpoint <url>', 'how clients reach the emulator, where that is not http://{host}:{port}')
    .option('--event-handler <hub=url>', 'post every event of a hub to a URL; may be repeated', collectEventHandler)
    .option('--allow-anonymous <hub>', 'let clients of a hub connect without a token; may be repeated', collect)
    .option(
      '--tls [file]',
      'serve https with a certificate made at start, and write it to the file for clients to trust',
    )
    .option('--log-level <level>', 'silent, error, warn, info, debug or trace (warn); lines go to standard error')
    .option('--json', 'print one line of JSON when ready: {"endpoint":…,"connectionString":…,"pid":…}')
    .addHelpText('after', helpText)
    .action(async (flags: StartFlags) => {
      const settings = settingsFromSources({
        ...(flags.config !== undefined && { file: flags.config }),
        environment: process.env,
        flags: settingsFromFlags(flags),
      });
      const emulator = await listen(settings);
      stopOnSignal(emulator);
      announce(emulator, flags.json === true);
    });
}

function settingsFromFlags(flags: StartFlags): Record<string, unknown> {
  const hubs: Record<string, Record<string, unknown>> = {};
  for (const [hub, urlTemplate] of Object.entries(flags.eventHandler ?? {})) {
    hubs[hub] = { eventHandlers: [{ urlTemplate, ...everyEvent }] };
  }
  for (const hub of flags.allowAnonymous ?? []) hubs[hub] = { ...hubs[hub], anonymousConnectPolicy: 'allow' };
  const { host, port, endpoint, logLevel } = flags;
  const tls = flags.tls === true ? { generate: true } : flags.tls && { generate: true, writeCertificateTo: flags.tls };
  return Object.fromEntries(
    Object.entries({ host, port, endpoint, logLevel, tls, ...(Object.keys(hubs).length > 0 && { hubs }) }).filter(
      ([, value]) => value !== undefined,
    ),
  );
}

async function listen(settings: Settings): Promise<StartedEmulator> {
  try {
    return await startEmulator(settings);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const at = `${settings.host}:${settings.port}`;
    if (code === 'EADDRINUSE') {
      throw new Error(
        `Cannot listen on ${at}: the port is in use. Choose another with --port, or --port 0 for a free one.`,
        { cause: error },
      );
    }
    if (code === 'EADDRNOTAVAIL' || code === 'EACCES' || code === 'ENOTFOUND') {
      throw new Error(
        `Cannot listen on ${at}: ${code}. Choose another address with --host, or another port with --port.`,
        { cause: error },
      );
    }
    throw error;
  }
}

function announce({ endpoint, connectionString }: StartedEmulator, asJson: boolean): void {
  if (asJson) {
    writeLine(JSON.stringify({ endpoint, connectionString, pid: process.pid }));
    return;
  }
  writeLine(`Socket.IO Serverless emulator listening on ${endpoint}

  Connection string  ${connectionString}
  Client endpoint    ${endpoint}, path /clients/socketio/hubs/{hub}

For a client token: ${tokenCommandLine(connectionString)}
Stop with Ctrl+C.`);
}

function tokenCommandLine(connectionString: string): string {
  const command = 'npx socketio-serverless token --hub {hub}';
  return connectionString === defaultConnectionString
    ? command
    : `${command} --connection-string "${connectionString}"`;
}

function stopOnSignal(emulator: StartedEmulator): void {
  const stop = (): void => {
    process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM');
    void emulator.close();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('Expected a number from 0 to 65535.');
  return port;
}

function collectEventHandler(text: string, seen: Record<string, string> = {}): Record<string, string> {
  const [, hub, url] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (hub === undefined || url === undefined) {
    throw new InvalidArgumentError('Expected hub=url, such as chat=http://localhost:7071/runtime/webhooks/socketio.');
  }
  return { ...seen, [hub]: url };
}

function collect(text: string, seen: string[] = []): string[] {
  return [...seen, text];
}

const variables = Object.keys(environmentSettings).map((suffix) => `SOCKETIO_SERVERLESS_${suffix}`);

const helpText = `
Settings come from the file, then the environment, then the flags; the last one wins. A settings file:

  port: 8080
  accessKey: a secret of your own
  hubs:
    chat:
      anonymousConnectPolicy: deny
      eventHandlers:
        - urlTemplate: http://localhost:7071/runtime/webhooks/socketio
          userEventPattern: "*"
          systemEvents: [connect, connected, disconnected]

A hub that is not listed accepts clients with a valid token and calls no webhook.

Environment: ${variables.join(', ')}.
TLS, IDENTITY, HUBS, WEBHOOKS and ENGINE take YAML or JSON.`;
