import { readTextFile } from '../../lib/read-text-file.js';
import { parseYaml } from '../../specs/parse-yaml.js';
import { readForeignSettings } from './foreign-settings.js';
import { isMapping, kindOf } from './members.js';
import { settingsError, SettingsError } from './parse-settings.js';

/**
 * Reads the settings of a YAML or JSON file, in this emulator's form or in one of those that
 * {@link readForeignSettings} reads.
 *
 * @throws SettingsError where it cannot be read, or holds something else than settings.
 */
export function readSettingsFile(file: string): Record<string, unknown> {
  let text: string;
  try {
    text = readTextFile(file);
  } catch (error) {
    throw new SettingsError(`Cannot read the settings file ${file}: ${(error as Error).message}. Check the path.`);
  }
  const value = parseSettingsText(text, `The settings file ${file}`);
  if (value === null) return {};
  const foreign = readForeignSettings(value);
  if (foreign !== undefined) {
    if (foreign.problems.length > 0) throw settingsError(foreign.problems, file);
    return foreign.settings;
  }
  if (!isMapping(value)) {
    throw new SettingsError(
      `The settings file ${file} holds ${kindOf(value)}; it must hold a mapping such as "port: 8080".`,
    );
  }
  // $schema is for editors.
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== '$schema'));
}

/** @throws SettingsError where it is neither YAML nor JSON. */
export function parseSettingsText(text: string, origin: string): unknown {
  try {
    return parseYaml(text, origin);
  } catch (error) {
    throw new SettingsError((error as Error).message);
  }
}
