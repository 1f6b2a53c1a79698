import type { SystemEvent } from '../../protocol/index.js';
import type { EventHandlerSettings } from '../settings/settings.js';

/** What an event is, as far as choosing its handler goes. */
export type EventName =
  { readonly system: true; readonly name: SystemEvent } | { readonly system: false; readonly name: string };

/**
 * The first handler of a hub that matches the event; no other gets it.
 *
 * @see howto-develop-eventhandler.md, "Event handler settings".
 */
export function chooseEventHandler(
  handlers: readonly EventHandlerSettings[],
  event: EventName,
): EventHandlerSettings | undefined {
  return handlers.find((handler) =>
    event.system ? handler.systemEvents.includes(event.name) : matchesPattern(handler.userEventPattern, event.name),
  );
}

/** What a userEventPattern lists: names of events, and `*` for all of them. */
export function patternItems(pattern: string): string[] {
  return pattern
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function matchesPattern(pattern: string, name: string): boolean {
  const lowerCase = name.toLowerCase();
  return patternItems(pattern).some((item) => item === '*' || item.toLowerCase() === lowerCase);
}
