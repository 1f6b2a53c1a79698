import type { HubSettingsInput, SettingsInput, StartedEmulator } from '../../emulator/index.js';
import { systemEvents } from '../../protocol/index.js';
import type { AppFunction } from './app-function.js';

/** Makes the host the event handler of the hubs that an app has functions for, as one sets up a resource in Azure. */
export class HubWiring {
  readonly #emulator: StartedEmulator;
  readonly #urlTemplate: string;
  readonly #settings: NonNullable<SettingsInput['hubs']>;
  #wired = new Set<string>();

  /** @param settings what the user has set of hubs; a hub with event handlers of its own keeps them. */
  constructor(emulator: StartedEmulator, hostUrl: string, settings: SettingsInput['hubs'] = {}) {
    this.#emulator = emulator;
    this.#urlTemplate = `${hostUrl}/runtime/webhooks/socketio`;
    this.#settings = settings;
  }

  /**
   * Events of clients go to the host whatever their name. A system event does where the hub has a function for it, since
   * sockets would be rejected by a connect event that no function is for.
   */
  wire(functions: readonly AppFunction[]): void {
    const eventNames = new Map<string, string[]>();
    for (const { trigger } of functions) {
      if (trigger.kind !== 'socket') continue;
      const hub = trigger.key.hub.toLowerCase();
      eventNames.set(hub, [...(eventNames.get(hub) ?? []), trigger.key.eventName.toLowerCase()]);
    }
    for (const hub of this.#wired) if (!eventNames.has(hub)) this.#configure(hub, []);
    for (const [hub, names] of eventNames) {
      const wanted = systemEvents.filter((event) => names.includes(event));
      this.#configure(hub, [{ urlTemplate: this.#urlTemplate, userEventPattern: '*', systemEvents: wanted }]);
    }
    this.#wired = new Set(eventNames.keys());
  }

  #configure(hub: string, eventHandlers: NonNullable<HubSettingsInput['eventHandlers']>): void {
    const own = Object.entries(this.#settings).find(([name]) => name.toLowerCase() === hub)?.[1];
    const ownHandlers = own?.eventHandlers ?? [];
    this.#emulator.configureHub(hub, { ...own, eventHandlers: ownHandlers.length > 0 ? ownHandlers : eventHandlers });
  }
}
