import { readFileSync } from 'node:fs';
import { loadAll } from 'js-yaml';
import { type Settings } from './settings.js';
import { checkSource, parseSettings, SettingsError } from './parse-settings.js';

/** Settings as they come: partly from a file, partly from the environment, partly from flags. Later ones win. */
export interface SettingsSources {
  /** The path of a YAML or JSON file. */
  readonly file?: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly flags: Readonly<Record<string, unknown>>;
}

const environmentPrefix = 'SOCKETIO_SERVERLESS_';

/** Each setting that the environment can give, by the variable's name after its prefix. */
export const environmentSettings = {
  HOST: 'host',
  PORT: 'port',
  ENDPOINT: 'endpoint',
  ACCESS_KEY: 'accessKey',
  SECONDARY_ACCESS_KEY: 'secondaryAccessKey',
  KEY_TOKENS: 'keyTokens',
  TLS: 'tls',
  IDENTITY: 'identity',
  HUBS: 'hubs',
  WEBHOOKS: 'webhooks',
  ENGINE: 'engine',
  SHUTDOWN_TIMEOUT_MS: 'shutdownTimeoutMs',
  LOG_LEVEL: 'logLevel',
} as const;

const yamlSettings: ReadonlySet<string> = new Set([
  'port',
  'tls',
  'identity',
  'hubs',
  'webhooks',
  'engine',
  'shutdownTimeoutMs',
]);

/**
 * The settings of all sources together: flags win over the environment, which wins over the file. Hubs are merged by
 * name; everything else is replaced.
 *
 * @throws SettingsError naming the source, the setting, the value seen and what is allowed.
 */
export function settingsFromSources({ file, environment, flags }: SettingsSources): Settings {
  const layers: [origin: string, input: Record<string, unknown>][] = [];
  if (file !== undefined) layers.push([file, readSettingsFile(file)]);
  layers.push(['the environment', readEnvironment(environment)], ['the flags', { ...flags }]);
  for (const [origin, input] of layers) checkSource(input, origin);
  const merged = layers.reduce<Record<string, unknown>>((all, [, input]) => mergeSettings(all, input), {});
  return parseSettings(merged, 'the merged settings');
}

function mergeSettings(base: Record<string, unknown>, input: Record<string, unknown>): Record<string, unknown> {
  const hubs = { ...byLowerCaseName(base['hubs']), ...byLowerCaseName(input['hubs']) };
  return { ...base, ...input, ...(Object.keys(hubs).length > 0 && { hubs }) };
}

function readSettingsFile(file: string): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new SettingsError(`Cannot read the settings file ${file}: ${(error as Error).message}. Check the path.`);
  }
  const value = parseYaml(text, file);
  if (value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new SettingsError(
      `The settings file ${file} holds ${JSON.stringify(value)}; it must hold a mapping such as "port: 8080".`,
    );
  }
  return value as Record<string, unknown>;
}

function readEnvironment(environment: Readonly<Record<string, string | undefined>>): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [suffix, setting] of Object.entries(environmentSettings)) {
    const name = environmentPrefix + suffix;
    const text = environment[name];
    if (text === undefined || text === '') continue;
    input[setting] = yamlSettings.has(setting) ? parseYaml(text, `the variable ${name}`) : text;
  }
  return input;
}

function parseYaml(text: string, origin: string): unknown {
  try {
    const documents = loadAll(text);
    if (documents.length > 1) throw new Error(`it holds ${documents.length} documents; expected one`);
    return documents[0] ?? null;
  } catch (error) {
    throw new SettingsError(`Cannot parse ${origin} as YAML or JSON: ${(error as Error).message.trim()}`);
  }
}

/** The case of a hub's name does not matter. */
function byLowerCaseName(hubs: unknown): object {
  return Object.fromEntries(Object.entries(hubs ?? {}).map(([name, hub]) => [name.toLowerCase(), hub]));
}
