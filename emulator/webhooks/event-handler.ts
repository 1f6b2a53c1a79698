import type { SystemEvent } from '../../protocol/index.js';
import type { Connection } from '../connections/connection.js';
import type { EventHandlerSettings, Settings } from '../settings/settings.js';
import type { EventName, Subscription } from './event-handler-choice.js';
import { FairSlots } from './fair-slots.js';
import { HandlerUrls } from './handler-urls.js';
import { UserEventPattern } from './user-event-pattern.js';

/** Of the slots of a handler notifications have a quarter, and those of one connection an eighth of these. */
const notificationShares = { ofAll: 4, ofConnection: 8 };
/** How many requests of one connection may wait before it can connect to no further namespace. */
const maxWaitingOfConnection = 100;
const warnAfterMs = 60_000;

/**
 * One event handler of a hub, or of all that share settings: which events it gets, where, and how many at once. Events that a client waits for and
 * notifications have slots of their own, so that a handler that answers no notification still gets events.
 */
export class EventHandler implements Subscription {
  readonly systemEvents: readonly SystemEvent[];
  readonly userEvents: UserEventPattern;
  readonly urls: HandlerUrls;
  /** With what it wants to be authenticated to. */
  readonly auth: EventHandlerSettings['auth'];
  readonly #events: FairSlots<Connection>;
  readonly #notifications: FairSlots<Connection>;
  readonly #maxWaiting: number;
  #warnAt = 0;

  constructor(
    { urlTemplate, userEventPattern, systemEvents, auth }: EventHandlerSettings,
    { maxConcurrentRequests, maxWaitingRequests }: Settings['webhooks'],
  ) {
    this.systemEvents = systemEvents;
    this.userEvents = new UserEventPattern(userEventPattern);
    this.urls = new HandlerUrls(urlTemplate);
    this.auth = auth;
    const notifications = Math.ceil(maxConcurrentRequests / notificationShares.ofAll);
    const events = maxConcurrentRequests - notifications;
    this.#events = new FairSlots(events, events);
    this.#notifications = new FairSlots(notifications, Math.ceil(notifications / notificationShares.ofConnection));
    this.#maxWaiting = maxWaitingRequests;
  }

  /** Where an event of this kind has its turn. */
  slotsOf(event: EventName): FairSlots<Connection> {
    return event.system && event.name !== 'connect' ? this.#notifications : this.#events;
  }

  /** How many requests wait for their turn. */
  get waitingCount(): number {
    return this.#events.waitingCount + this.#notifications.waitingCount;
  }

  /** Whether so much waits for it that no socket may be added which would cause more. */
  isOverloaded(connection: Connection): boolean {
    return (
      this.waitingCount >= this.#maxWaiting || this.#notifications.waitingCountOf(connection) >= maxWaitingOfConnection
    );
  }

  /** Whether it is time to say that requests wait for it: once a minute. */
  shouldWarn(): boolean {
    if (this.waitingCount === 0 || Date.now() < this.#warnAt) return false;
    this.#warnAt = Date.now() + warnAfterMs;
    return true;
  }
}
