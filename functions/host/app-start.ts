import type { StartedEmulator } from '../../emulator/index.js';
import { AppSettings } from '../app/app-settings.js';
import { readHostJson } from '../app/host-json.js';
import { readLocalSettings, type LocalSettings } from '../app/local-settings.js';
import { defaultConnectionName } from '../bindings/service-connection.js';
import { findAppLanguage, type AppLanguage } from '../workers/app-language.js';
import type { StartWorker } from '../workers/functions-worker.js';
import { hostDefaults, type FunctionsHostOptions } from './host-options.js';
import type { AppStart } from './running-app.js';

/** What an app is started with, and what of its settings is the host's. */
export interface ReadApp {
  readonly start: AppStart;
  readonly local: LocalSettings;
}

/**
 * Reads an app's files, which may have changed, and sets the connection to the service.
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
  const connection =
    options.connection === 'app-settings' ? undefined : (options.connection ?? emulator?.connectionString);
  const names = connectionNames(local, hostJson.connection ?? defaultConnectionName);
  const overrides = connection === undefined ? [] : names.map((name) => [name, connection] as const);
  const settings = new AppSettings(local.values, options.environment ?? process.env, Object.fromEntries(overrides));
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
      log: options.log ?? (() => undefined),
    },
  };
}

/** The settings that have a connection to the service: the default one, and whatever looks like one. */
function connectionNames({ values }: LocalSettings, defaultName: string): string[] {
  const found = Object.entries(values).flatMap(([name, value]) => {
    if (/^endpoint=https?:.*;\s*accesskey=/i.test(value)) return [name];
    const [, identityName] = /^(.*)__endpoint$/i.exec(name) ?? [];
    return identityName === undefined ? [] : [identityName];
  });
  return [...new Set([defaultName, ...found])];
}
