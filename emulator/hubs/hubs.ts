import type { HubSettings, Settings } from '../settings/settings.js';
import type { Connection } from './connection.js';
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

  /** A connection by its id, without making a hub that nobody has connected to. */
  connection(hub: string, id: string): Connection | undefined {
    return this.#hubs.get(hub.toLowerCase())?.connection(id);
  }

  settings(name: string): HubSettings {
    return this.#settings.get(name.toLowerCase()) ?? noSettings;
  }
}
