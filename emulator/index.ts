export type { StartedDevelopmentIssuer } from './issuer/started-development-issuer.js';
export { environmentPrefix, environmentSettings } from './settings/environment-variables.js';
export { SettingsError } from './settings/parse-settings.js';
export { settingsFromSources, type SettingsSources } from './settings/settings-sources.js';
export { settingsSchema, type HubSettingsInput, type Settings, type SettingsInput } from './settings/settings.js';
export type { HandlerCheck } from './webhooks/webhooks.js';
export { startEmulator, type StartedEmulator } from './start-emulator.js';
