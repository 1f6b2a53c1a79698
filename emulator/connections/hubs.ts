import type { HubSettings, Settings } from '../settings/settings.js';
import { Hub } from './hub.js';

/** A hub that nobody configured: valid tokens are let in, and no webhook is called. */
const noSettings: HubSettings = { anonymousConnectPolicy: 'deny', eventHandlers: [] };

/** All hubs of this node. One is kept while it has connections only, since callers may name any. */
export class Hubs {
  readonly #settings: Map<string, HubSettings>;
  readonly #inUse = new Map<string, Hub>();

  constructor(settings: Settings['hubs']) {
    this.#settings = new Map(Object.entries(settings).map(([name, hub]) => [name.toLowerCase(), hub]));
  }

  /**
   * The hub of this name. One without connections is another each time: whoever adds its first has to do so at once.
   *
   * @param name a valid hub name, in any case.
   */
  get(name: string): Hub {
    const key = name.toLowerCase();
    return this.#inUse.get(key) ?? new Hub(key, this.settings(key), (hub, inUse) => this.#keep(hub, inUse));
  }

  /** The hubs of the settings, and those that have connections. */
  *all(): Generator<{ readonly hub: Hub; readonly isConfigured: boolean }> {
    for (const name of this.#settings.keys()) yield { hub: this.get(name), isConfigured: true };
    for (const hub of this.#inUse.values()) if (!this.#settings.has(hub.name)) yield { hub, isConfigured: false };
  }

  #keep(hub: Hub, inUse: boolean): void {
    if (inUse) this.#inUse.set(hub.name, hub);
    else this.#inUse.delete(hub.name);
  }

  /** Changes a hub's settings: for new connections, and for events from now on. */
  configure(name: string, settings: HubSettings): void {
    const key = name.toLowerCase();
    this.#settings.set(key, settings);
    const hub = this.#inUse.get(key);
    if (hub !== undefined) hub.settings = settings;
  }

  settings(name: string): HubSettings {
    return this.#settings.get(name.toLowerCase()) ?? noSettings;
  }
}
