import { reservedEvents } from '../../protocol/index.js';
import type { EventHandlerSettings, Settings } from '../settings/settings.js';
import { loggableTemplate } from './loggable-url.js';
import { patternItems } from './user-event-pattern.js';

/** A setting that matches no event, with the reason and what does match. */
export interface UnmatchedSetting {
  /** Its path: `hubs.chat.eventHandlers[1].userEventPattern`. */
  readonly setting: string;
  readonly value: unknown;
  readonly reason: string;
}

/** What of the event handlers' settings can match no event: allowed, and hardly what was meant. */
export function findUnmatchedSettings(hubs: Settings['hubs']): UnmatchedSetting[] {
  return Object.entries(hubs).flatMap(([hub, { eventHandlers }]) =>
    eventHandlers.flatMap((handler, index) =>
      unmatchedOf(handler, eventHandlers.slice(0, index)).map(({ member, ...rest }) => ({
        setting: `hubs.${hub}.eventHandlers[${index}]${member}`,
        ...rest,
      })),
    ),
  );
}

interface Unmatched {
  readonly member: string;
  readonly value: unknown;
  readonly reason: string;
}

function unmatchedOf(handler: EventHandlerSettings, before: readonly EventHandlerSettings[]): Unmatched[] {
  const items = patternItems(handler.userEventPattern);
  if (items.length === 0 && handler.systemEvents.length === 0) {
    const reason = 'it has neither a userEventPattern nor systemEvents; give it "*", or names of events';
    return [{ member: '', value: loggableTemplate(handler.urlTemplate), reason }];
  }
  const userEvents = items.flatMap((item) => {
    const reason = unmatchedItem(item, before);
    return reason === undefined ? [] : [{ member: '.userEventPattern', value: item, reason }];
  });
  const systemEvents = handler.systemEvents.flatMap((event) => {
    if (!before.some((earlier) => earlier.systemEvents.includes(event))) return [];
    const reason = 'an event handler before it takes that event, and only the first that matches gets it';
    return [{ member: '.systemEvents', value: event, reason }];
  });
  return [...userEvents, ...systemEvents];
}

function unmatchedItem(item: string, before: readonly EventHandlerSettings[]): string | undefined {
  const earlier = before.flatMap(({ userEventPattern }) => patternItems(userEventPattern.toLowerCase()));
  if (earlier.includes('*') || earlier.includes(item.toLowerCase())) {
    return 'an event handler before it takes that event, and only the first that matches gets it';
  }
  if (item !== '*' && item.includes('*')) {
    return '* stands for all events only where it is alone; an item is "*" or the whole name of one event';
  }
  if (reservedEvents.has(item)) {
    return 'Socket.IO keeps this name for itself, so no client emits it; connect, connected and disconnected go into systemEvents';
  }
  return undefined;
}
