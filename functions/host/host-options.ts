import type { SettingsInput } from '../../emulator/index.js';
import type { HostLog } from './host-log.js';

/** How to run an app. */
export interface FunctionsHostOptions {
  /** The folder with the app's host.json; the working directory by default. */
  readonly folder?: string;
  /** Where the host listens: 127.0.0.1 by default. */
  readonly host?: string;
  /** The host's port, 0 for a free one; by default Host.LocalHttpPort of local.settings.json, or else 7071. */
  readonly port?: number;
  /**
   * A service that runs already: its connection string, or `app-settings` for the connection in the app's own settings. Its
   * hubs need the host as their event handler. By default the host starts an emulator, and tells its hubs and the app.
   */
  readonly connection?: string;
  /** The settings of the emulator that the host starts; of its hubs, what the app's functions leave open. */
  readonly emulator?: SettingsInput;
  /** The host's own environment, whose variables win over local.settings.json: that of this process by default. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Whether the app is loaded again when its files change: not by default. */
  readonly watch?: boolean;
  /** Takes what the app and the host write; by default nobody does. */
  readonly log?: HostLog;
  /** For a debugger: the address that the app's process listens on, as `node --inspect` takes it. */
  readonly inspect?: string;
  /** How long the app may take to load, in milliseconds: 60,000 by default, for a large app on a slow machine. */
  readonly startTimeoutMs?: number;
  /** How long the app may block its event loop before it is ended, in milliseconds: 10,000 by default. */
  readonly blockedAfterMs?: number;
  /** How many functions may run at once: 1000 by default, since each holds its request. */
  readonly maxInvocations?: number;
  /** The longest body of a request in bytes: 104,857,600 by default, the limit of Azure Functions. */
  readonly maxBodyBytes?: number;
}

export const hostDefaults = {
  host: '127.0.0.1',
  port: 7071,
  startTimeoutMs: 60_000,
  blockedAfterMs: 10_000,
  maxInvocations: 1000,
  maxBodyBytes: 104_857_600,
} as const;
