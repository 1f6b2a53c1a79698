import type { HubSettings, Settings } from '../settings/settings.js';
import { Hub } from './hub.js';

/** A hub that nobody configured: valid tokens are let in, and no webhook is called. */
const noSettings: HubSettings = { anonymousConnectPolicy: 'deny', eventHandlers: [] };

/** All hubs of this node, each made when it is first named. */
export class Hubs {
  readonly #settings: ReadonlyMap<string, HubSettings>;
  readonly #hubs = new Map<string, Hub>();

  constructor(settings: Settings['hubs']) {
    this.#settings = new Map(Object.entries(settings).map(([name, hub]) => [name.toLowerCase(), hub]));
  }

  /** @param name a valid hub name, in any case. */
  get(name: string): Hub {
    const key = name.toLowerCase();
    let hub = this.#hubs.get(key);
    if (hub === undefined) {
      hub = new Hub(key, this.settings(key));
      this.#hubs.set(key, hub);
    }
    return hub;
  }

  settings(name: string): HubSettings {
    return this.#settings.get(name.toLowerCase()) ?? noSettings;
  }

  *connections() {
    for (const hub of this.#hubs.values()) yield* hub.connections();
  }
}
