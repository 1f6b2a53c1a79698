import { Command } from 'commander';
import {
  environmentPrefix,
  environmentSettings,
  settingsFromSources,
  type Settings,
  type StartedEmulator,
  startEmulator,
} from '../emulator/index.js';
import { banner, handlerLines } from './banner.js';
import { nonEmpty, wholeNumber } from './flag-values.js';
import { writeLine } from './output.js';
import { collectEventHandler, settingsFromFlags, type StartFlags } from './start-flags.js';
import { stopOnSignal } from './stop-on-signal.js';

interface Flags extends StartFlags {
  readonly config?: string;
  readonly json?: true;
}

/** `start`: runs the emulator until it is told to stop. */
export function startCommand(): Command {
  return new Command('start')
    .description('Run the emulator and print the connection string to use.')
    .option('--config <file>', 'settings from a YAML or JSON file', nonEmpty('a file'))
    .option('--host <address>', 'address to listen on (127.0.0.1)', nonEmpty('an IP address or a host name'))
    .option('--port <number>', 'port to listen on; 0 takes a free one (8080)', wholeNumber(0, 65_535))
    .option('--endpoint <url>', 'how clients reach the emulator, where that is not http://{host}:{port}')
    .option(
      '--event-handler <hub=url>',
      'post every event of a hub to a URL; may be repeated, for each hub once',
      collectEventHandler,
    )
    .option('--allow-anonymous <hub>', 'let clients of a hub connect without a token; may be repeated', collect)
    .option(
      '--tls [file]',
      'serve https with a certificate made at start; it is written to the file, for clients to trust',
      nonEmpty('a file to write the certificate to'),
    )
    .option(
      '--plain-port <number>',
      'with --tls: a second port without it, for browsers that do not trust the certificate',
      wholeNumber(0, 65_535),
    )
    .option(
      '--development-issuer',
      'give applications tokens as Microsoft Entra ID would, for public credentials: on your own machine only',
    )
    .option('--inspector <access>', 'who may open the inspector at /: loopback, anyone or off (loopback)')
    .option(
      '--log-level <level>',
      'silent, error, warn, info, debug or trace (info on a terminal, warn elsewhere); lines go to standard error',
    )
    .option('--log-format <format>', 'auto, pretty or json (auto: pretty on a terminal, JSON elsewhere)')
    .option('--json', 'print one line of JSON when ready: {"endpoint":…,"connectionString":…,"pid":…}')
    .addHelpText('after', helpText)
    .action(async (flags: Flags) => {
      const settings = settingsFromSources({
        ...(flags.config !== undefined && { file: flags.config }),
        environment: process.env,
        flags: settingsFromFlags(flags),
        // On a terminal somebody wants to see what happens.
        defaults: process.stderr.isTTY && flags.json !== true ? { logLevel: 'info' } : {},
      });
      const emulator = await listen(settings);
      const seconds = settings.shutdownTimeoutMs / 1000;
      stopOnSignal(
        () => emulator.close(),
        `webhooks in flight, at most ${seconds} s (shutdownTimeoutMs), and for clients to close`,
      );
      if (flags.json === true) {
        const { endpoint, plainEndpoint, connectionString, developmentIssuer } = emulator;
        const { pid } = process;
        writeLine(JSON.stringify({ endpoint, plainEndpoint, connectionString, pid, developmentIssuer }));
        return;
      }
      writeLine(banner(emulator, settings));
      for (const line of handlerLines(await emulator.checkEventHandlers())) writeLine(line);
    });
}

/** What a system says of an address that it does not have, or does not give away. */
const listenErrors: ReadonlySet<string> = new Set([
  'EADDRNOTAVAIL',
  'EACCES',
  'EAFNOSUPPORT',
  'EAI_AGAIN',
  'EINVAL',
  'ENOTFOUND',
]);

async function listen(settings: Settings): Promise<StartedEmulator> {
  try {
    return await startEmulator(settings);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const { port = settings.port } = error as { port?: number };
    const at = `${settings.host}:${port}`;
    if (code === 'EADDRINUSE') {
      const flag = port === settings.plainPort ? '--plain-port' : '--port';
      throw new Error(
        `Cannot listen on ${at}: the port is in use. Choose another with ${flag}, or ${flag} 0 for a free one.`,
        { cause: error },
      );
    }
    if (code !== undefined && listenErrors.has(code)) {
      throw new Error(
        `Cannot listen on ${at}: ${code}. Choose another address with --host, or another port with --port.`,
        { cause: error },
      );
    }
    throw error;
  }
}

function collect(text: string, seen: string[] = []): string[] {
  return [...seen, text];
}

const variables = Object.keys(environmentSettings).map((suffix) => environmentPrefix + suffix);

const helpText = `
Settings come from the file, then the environment, then the flags; the last one wins. What they say of a hub, of
webhooks, engine, identity and developmentIssuer is put together; anything else is replaced. A settings file:

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
TLS, IDENTITY, DEVELOPMENT_ISSUER, HUBS, WEBHOOKS and ENGINE take YAML or JSON.`;
