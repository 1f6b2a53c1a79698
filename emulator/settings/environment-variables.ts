import { closest } from '../../specs/closest.js';
import { SettingsError } from './parse-settings.js';
import { settingNames } from './setting-kinds.js';

/** What the names of the emulator's environment variables begin with. */
export const environmentPrefix = 'SOCKETIO_SERVERLESS_';

/** Each setting that the environment can give, by the variable's name after its prefix: `ACCESS_KEY: 'accessKey'`. */
export const environmentSettings: Readonly<Record<string, string>> = Object.fromEntries(
  settingNames.map((name) => [name.replace(/[A-Z]/g, '_$&').toUpperCase(), name]),
);

/** Variables of the conformance suite, which the emulator inherits where the suite starts it. */
const suiteVariables = ['RUN', 'ENVIRONMENT', 'HANDLER'];

/**
 * Sees that every variable with the prefix is one that is read.
 *
 * @throws SettingsError naming each that is not, and what was probably meant.
 */
export function checkVariableNames(environment: Readonly<Record<string, string | undefined>>): void {
  const known = Object.keys(environmentSettings);
  const lines = Object.keys(environment)
    .filter((name) => name.startsWith(environmentPrefix) && environment[name] !== '')
    .map((name) => name.slice(environmentPrefix.length))
    .filter((suffix) => !known.includes(suffix) && !suiteVariables.includes(suffix))
    .map((suffix) => {
      const near = closest(suffix, known).map((name) => environmentPrefix + name);
      const advice = near.length === 0 ? 'Unset it, or see the list in --help.' : `Did you mean ${near.join(' or ')}?`;
      return `${environmentPrefix}${suffix} is no variable of a setting. ${advice}`;
    });
  if (lines.length > 0) throw new SettingsError(lines.join('\n'));
}
