import { checkVariableNames, environmentPrefix, environmentSettings } from './environment-variables.js';
import { mergeSettings } from './merge-settings.js';
import { checkSource, parseSettings } from './parse-settings.js';
import { textSettings } from './setting-kinds.js';
import { parseSettingsText, readSettingsFile } from './settings-file.js';
import type { Settings, SettingsInput } from './settings.js';

/** Settings as they come: partly from a file, partly from the environment, partly from flags. Later ones win. */
export interface SettingsSources {
  /** The path of a YAML or JSON file. */
  readonly file?: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly flags: Readonly<Record<string, unknown>>;
  /** What takes the place of the settings' own defaults; every source wins over it. */
  readonly defaults?: SettingsInput;
}

type Layer = readonly [origin: string, input: Record<string, unknown>];

/**
 * The settings of all sources together: flags win over the environment, which wins over the file. Hubs are merged by
 * name and member by member; so are webhooks, engine and identity. Everything else is replaced.
 *
 * @throws SettingsError naming the source, the setting, the value seen and what is allowed.
 */
export function settingsFromSources({ file, environment, flags, defaults = {} }: SettingsSources): Settings {
  checkVariableNames(environment);
  const layers: Layer[] = [
    ...(file === undefined ? [] : [[file, readSettingsFile(file)] as const]),
    ...readEnvironment(environment),
    ['the flags', { ...flags }],
  ];
  for (const [origin, input] of layers) checkSource(input, origin);
  const merged = layers.reduce<Record<string, unknown>>((all, [, input]) => mergeSettings(all, input), { ...defaults });
  return parseSettings(merged, layers.length === 1 ? 'the flags' : 'file, environment and flags together');
}

/** A layer for each variable, so that an error names it. */
function readEnvironment(environment: Readonly<Record<string, string | undefined>>): Layer[] {
  return Object.entries(environmentSettings).flatMap(([suffix, setting]): Layer[] => {
    const name = environmentPrefix + suffix;
    const text = environment[name];
    if (text === undefined || text === '') return [];
    const value = textSettings.has(setting) ? text : parseSettingsText(text, `The variable ${name}`);
    return [[`the variable ${name}`, { [setting]: value }]];
  });
}
