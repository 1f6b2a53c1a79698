import { Command } from 'commander';
import { environmentPrefix, environmentSettings, type Settings } from '../emulator/index.js';
import { banner, handlerLines } from './banner.js';
import { listen } from './listen.js';
import { writeLine } from './output.js';
import { addStartOptions, settingsFromOptions, type StartOptions } from './start-options.js';
import { reloadOnChange } from './reload-on-change.js';
import { stopOnSignal } from './stop-on-signal.js';

interface Flags extends StartOptions {
  readonly json?: true;
}

/** `start`: runs the emulator until it is told to stop. */
export function startCommand(): Command {
  const command = new Command('start').description('Run the emulator and print the connection string to use.');
  return addStartOptions(command, {
    port: '; 0 takes a free one (8080)',
    logLevel: 'info on a terminal, warn elsewhere',
  })
    .option('--json', 'print one line of JSON when ready: {"endpoint":…,"connectionString":…,"pid":…}')
    .addHelpText('after', helpText)
    .action(async (flags: Flags) => {
      // On a terminal somebody wants to see what happens.
      const wantsLog = process.stderr.isTTY && flags.json !== true;
      const read = (): Settings => settingsFromOptions(flags, wantsLog ? { logLevel: 'info' } : {});
      const settings = read();
      const emulator = await listen(settings);
      const { config: file } = flags;
      const close = async (): Promise<void> => {
        reloading?.[Symbol.dispose]();
        await emulator.close();
      };
      const reloading = file === undefined ? undefined : reloadOnChange({ file, read, settings, emulator, close });
      stopOnSignal(close, shutdownWaitsFor(settings));
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

const variables = Object.keys(environmentSettings).map((suffix) => environmentPrefix + suffix);

/** What a shutdown may wait for. */
function shutdownWaitsFor({ drainSeconds, shutdownTimeoutMs }: Settings): string {
  const drain = drainSeconds === 0 ? '' : `clients to go to other nodes, ${drainSeconds} s (drainSeconds), then for `;
  return `${drain}webhooks in flight, at most ${shutdownTimeoutMs / 1000} s (shutdownTimeoutMs), and for clients to close`;
}

/** As lines that are no longer than the rest of the help. */
const variableLines = variables.map((name, index) => (index % 2 === 0 ? `\n  ${name.padEnd(42)}` : name)).join('');

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

The hub '*' is every hub: those that are not listed, and what a listed one leaves out. Without it, a hub that is not listed
accepts clients with a valid token and calls no webhook.

Environment:${variableLines}
TLS, IDENTITY, DEVELOPMENT_ISSUER, HUBS, WEBHOOKS and ENGINE take YAML or JSON, and so does CLUSTER where it is no URL.

Exit codes: 0 it was stopped; 3 a flag or a setting is wrong, or the port is in use.`;
