import type { Settings, SettingsInput } from './generated/settings-types.js';

export type { Settings, SettingsInput };

/** The settings of a hub as a user writes them. */
export type HubSettingsInput = NonNullable<SettingsInput['hubs']>[string];

export type HubSettings = Settings['hubs'][string];

export type EventHandlerSettings = HubSettings['eventHandlers'][number];

/** How this node is one of several. */
export type ClusterSettings = NonNullable<Settings['cluster']>;
