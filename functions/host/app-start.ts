import type { StartedEmulator } from '../../emulator/index.js';
import { AppSettings } from '../app/app-settings.js';
import { readHostJson } from '../app/host-json.js';
import { readLocalSettings, type LocalSettings } from '../app/local-settings.js';
import { findAppLanguage, type AppLanguage } from '../workers/app-language.js';
import type { StartWorker } from '../workers/functions-worker.js';
import { findConnections } from './find-connections.js';
import { hostDefaults, type FunctionsHostOptions } from './host-options.js';
import type { AppStart } from './running-app.js';

/** What an app is started with, and what of its settings is the host's. */
export interface ReadApp {
  readonly start: AppStart;
  readonly local: LocalSettings;
}

/**
 * Reads an app's files, which may have changed, logs what of them is ignored, and sets the connection to the service.
 *
 * @throws FunctionsAppError where a file has what the host cannot use.
 */
export function appStart(
  folder: string,
  options: FunctionsHostOptions,
  emulator: StartedEmulator | undefined,
  workers: Readonly<Record<AppLanguage, StartWorker>>,
): ReadApp {
  const hostJson = readHostJson(folder);
  const local = readLocalSettings(folder);
  const log = options.log ?? (() => undefined);
  for (const [file, { ignored }] of [
    ['local.settings.json', local],
    ['host.json', hostJson],
  ] as const) {
    for (const member of ignored) {
      const message = `${member} in ${file} is ignored: this host does not know it.`;
      log({ level: 'warning', source: 'host', message });
    }
  }
  const overrides = connectionSettings(local, hostJson.connection, options.connection, emulator);
  const settings = new AppSettings(local.values, options.environment ?? process.env, overrides);
  return {
    local,
    start: {
      folder,
      hostJson,
      settings,
      startWorker: workers[findAppLanguage(folder, settings.get('FUNCTIONS_WORKER_RUNTIME'))],
      startTimeoutMs: options.startTimeoutMs ?? hostDefaults.startTimeoutMs,
      limits: {
        maxInvocations: options.maxInvocations ?? hostDefaults.maxInvocations,
        maxBodyBytes: options.maxBodyBytes ?? hostDefaults.maxBodyBytes,
        functionTimeoutMs: hostJson.functionTimeoutMs,
      },
      log,
    },
  };
}

/** The settings by which the app reaches the service that the host has started, or was told of. */
function connectionSettings(
  local: LocalSettings,
  defaultName: string | undefined,
  given: string | undefined,
  emulator: StartedEmulator | undefined,
): Record<string, string> {
  if (given === 'app-settings') return {};
  const { byKey, byIdentity } = findConnections(local.values, defaultName);
  if (emulator === undefined) return given === undefined ? {} : sameFor([...byKey, ...byIdentity], given);
  return {
    ...sameFor(byKey, emulator.connectionString),
    ...sameFor(
      byIdentity.map((name) => `${name}__endpoint`),
      emulator.endpoint,
    ),
    ...(byIdentity.length > 0 && emulator.developmentIssuer?.environment),
  };
}

function sameFor(names: readonly string[], value: string): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, value]));
}
