import { everyHub } from '../settings/hub-settings.js';
import type { HubSettings, Settings } from '../settings/settings.js';
import { Hub } from './hub.js';

/** A hub that no settings are for: valid tokens are let in, and no webhook is called. */
const noSettings: HubSettings = { anonymousConnectPolicy: 'deny', eventHandlers: [] };

/** All hubs of this node. One is kept while it has connections only, since callers may name any. */
export class Hubs {
  readonly #settings: Map<string, HubSettings>;
  readonly #inUse = new Map<string, Hub>();

  constructor(
    settings: Settings['hubs'],
    /** How many hubs that the settings do not list may have connections at once. */
    readonly maxUnlisted = Infinity,
  ) {
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

  /** The hubs of the settings, `*` as one of them, and those that have connections. */
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
    this.#settings.set(name.toLowerCase(), settings);
    for (const hub of this.#inUse.values()) hub.settings = this.settings(hub.name);
  }

  /** Takes the settings of a hub away. Its clients stay, and what is for every hub, or for none, applies to them. */
  removeSettings(name: string): void {
    this.#settings.delete(name.toLowerCase());
    for (const hub of this.#inUse.values()) hub.settings = this.settings(hub.name);
  }

  /** The hubs that have settings, `*` as one of them, with their names in lower case. */
  configured(): IterableIterator<[name: string, settings: HubSettings]> {
    return this.#settings.entries();
  }

  settings(name: string): HubSettings {
    return this.#settings.get(name.toLowerCase()) ?? this.#settings.get(everyHub) ?? noSettings;
  }

  /** Whether a client may come to this hub: one that the settings do not list, and that has none yet, is one more to keep. */
  hasRoomFor(name: string): boolean {
    const key = name.toLowerCase();
    if (this.#settings.has(key) || this.#inUse.has(key)) return true;
    const listedInUse = [...this.#settings.keys()].filter((listed) => this.#inUse.has(listed));
    return this.#inUse.size - listedInUse.length < this.maxUnlisted;
  }
}
