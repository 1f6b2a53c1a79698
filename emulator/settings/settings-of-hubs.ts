import { everyHub, hubsSettings } from './hub-settings.js';
import type { Settings, SettingsInput } from './settings.js';

/**
 * The settings of each hub with all that applies to it: what a hub leaves out is as `*` says, and else as by default.
 *
 * @param hubs settings that are allowed.
 */
export function settingsOfHubs(hubs: SettingsInput['hubs'] = {}): Settings['hubs'] {
  const shared = hubs[everyHub];
  const whole = Object.entries(hubs).map(([name, hub]) => [name, { ...shared, ...hub }]);
  return hubsSettings.parse(Object.fromEntries(whole));
}
