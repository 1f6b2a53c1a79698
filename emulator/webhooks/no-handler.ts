import type { Hub } from '../connections/hub.js';

/** Says why an event of a client has no event handler. */
export function noHandlerReason({ name, settings }: Hub, eventName: string): string {
  const patterns = settings.eventHandlers.map(({ userEventPattern }) => JSON.stringify(userEventPattern));
  const matching = patterns.length === 0 ? 'it has no event handlers' : `userEventPattern is ${patterns.join(', ')}`;
  return `hub ${name} has no event handler for ${JSON.stringify(eventName)}: ${matching}`;
}

/** What to do about it. */
export const noHandlerHint = 'hubs.{hub}.eventHandlers of the settings, or --event-handler, names one.';
