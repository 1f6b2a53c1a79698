import type { Connection } from '../connections/connection.js';
import type { HubSettings, Settings } from '../settings/settings.js';
import { EventHandler } from './event-handler.js';
import { chooseEventHandler, type EventName } from './event-handler-choice.js';

interface ConfiguredHub {
  readonly settings: HubSettings;
}

/** The event handlers of all hubs. Hubs that share their settings share their event handlers, with the slots of these. */
export class EventHandlers {
  readonly #handlers = new WeakMap<HubSettings, readonly EventHandler[]>();

  constructor(private readonly settings: Settings['webhooks']) {}

  /** In the order of the settings. */
  of({ settings }: ConfiguredHub): readonly EventHandler[] {
    let handlers = this.#handlers.get(settings);
    if (handlers === undefined) {
      handlers = settings.eventHandlers.map((handler) => new EventHandler(handler, this.settings));
      this.#handlers.set(settings, handlers);
    }
    return handlers;
  }

  /** The one that gets an event of a hub. */
  choose(hub: ConfiguredHub, event: EventName): EventHandler | undefined {
    return chooseEventHandler(this.of(hub), event);
  }

  /** Whether so much waits for one of them that the connection may have no further socket. */
  areOverloaded(connection: Connection): boolean {
    return this.of(connection.hub).some((handler) => handler.isOverloaded(connection));
  }

  /** How many deliveries of a hub wait for their turn. */
  waitingRequestCount(hub: ConfiguredHub): number {
    return this.of(hub).reduce((sum, { waitingCount }) => sum + waitingCount, 0);
  }
}
