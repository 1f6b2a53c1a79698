export { createRestService, type RestService, type RestServiceOptions } from './create-rest-service.js';
export type { StartedDevelopmentIssuer } from './issuer/started-development-issuer.js';
export type { ReloadResult } from './live-settings.js';
export { openLog } from './log/open-log.js';
export { defaultClockSkewSeconds } from './settings/clock-skew.js';
export { environmentPrefix, environmentSettings } from './settings/environment-variables.js';
export { SettingsError } from './settings/parse-settings.js';
export { settingsFromSources, type SettingsSources } from './settings/settings-sources.js';
export { settingNames } from './settings/setting-kinds.js';
export type { HubSettingsInput, Settings, SettingsInput } from './settings/settings.js';
export type { HandlerCheck } from './webhooks/handler-check.js';
export type { ConnectionState } from './connections/describe-connection.js';
export { type DeliveryFault, type Fault, FaultError, type RestFault } from './faults/fault.js';
export type { InjectedFault } from './faults/faults.js';
export { type EmbedOptions, startEmulator, type StartedEmulator } from './start-emulator.js';
export type { EmulatorLogger } from './testing/logger-sink.js';
export type {
  RecordedCall,
  RecordedDelivery,
  RecordedEvent,
  RecordedMessage,
  RecordedSend,
} from './testing/records.js';
export type { RoomState, TestControls } from './testing/test-controls.js';
export type { VirtualClient, VirtualClientOptions } from './testing/virtual-client.js';
export { type Match, type WaitOptions, WaitTimeoutError } from './testing/waiting.js';
export { ListenError } from './transport/listen-error.js';
