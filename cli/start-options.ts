import type { Command } from 'commander';
import { settingsFromSources, type Settings, type SettingsInput } from '../emulator/index.js';
import { collectNonEmpty, nonEmpty, wholeNumber } from './flag-values.js';
import { collectEventHandler, settingsFromFlags, type StartFlags } from './start-flags.js';

/** The flags of each command that starts an emulator. */
export interface StartOptions extends StartFlags {
  readonly config?: string;
}

/** What a flag that is left out means, as the help says it. */
interface ShownDefaults {
  /** What follows on "port to listen on". */
  readonly port: string;
  readonly logLevel: string;
}

/** Gives a command the flags that are settings of an emulator. */
export function addStartOptions(command: Command, shown: ShownDefaults): Command {
  return command
    .option('--config <file>', 'settings from a YAML or JSON file', nonEmpty('a file'))
    .option('--host <address>', 'address to listen on (127.0.0.1)', nonEmpty('an IP address or a host name'))
    .option('--port <number>', `port to listen on${shown.port}`, wholeNumber(0, 65_535))
    .option('--endpoint <url>', 'how clients reach the emulator, where that is not http://{host}:{port}')
    .option(
      '--event-handler <hub=url>',
      'post every event of a hub, or of every hub (*), to a URL; may be repeated, for each hub once',
      collectEventHandler,
    )
    .option(
      '--allow-anonymous <hub>',
      'let clients of a hub connect without a token; may be repeated',
      collectNonEmpty('a hub'),
    )
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
    .option('--cluster <url>', 'serve as one of several nodes, by the Redis at this URL: redis://host:6379')
    .option('--inspector <access>', 'who may open the inspector at /: loopback, anyone or off (loopback)')
    .option('--metrics <access>', 'who may read /metrics, for Prometheus: loopback, anyone or off (off)')
    .option(
      '--log-level <level>',
      `silent, error, warn, info, debug or trace (${shown.logLevel}); lines go to standard error`,
    )
    .option('--log-format <format>', 'auto, pretty or json (auto: pretty on a terminal, JSON elsewhere)');
}

/**
 * The settings of the file, the environment and the flags.
 *
 * @param defaults take the place of the settings' own defaults.
 * @throws SettingsError where one is not allowed.
 */
export function settingsFromOptions(flags: StartOptions, defaults: SettingsInput = {}): Settings {
  return settingsFromSources({
    ...(flags.config !== undefined && { file: flags.config }),
    environment: process.env,
    flags: settingsFromFlags(flags),
    defaults,
  });
}
