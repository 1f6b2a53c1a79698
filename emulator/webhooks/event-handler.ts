import type { SystemEvent } from '../../protocol/index.js';
import type { EventHandlerSettings } from '../settings/settings.js';
import type { Subscription } from './event-handler-choice.js';
import { HandlerUrls } from './handler-urls.js';
import { UserEventPattern } from './user-event-pattern.js';

/** One event handler of a hub: which events it gets, and where. */
export class EventHandler implements Subscription {
  readonly systemEvents: readonly SystemEvent[];
  readonly userEvents: UserEventPattern;
  readonly urls: HandlerUrls;
  /** With what it wants to be authenticated to. */
  readonly auth: EventHandlerSettings['auth'];

  constructor({ urlTemplate, userEventPattern, systemEvents, auth }: EventHandlerSettings, hub: string) {
    this.systemEvents = systemEvents;
    this.userEvents = new UserEventPattern(userEventPattern);
    this.urls = new HandlerUrls(urlTemplate, hub);
    this.auth = auth;
  }
}
