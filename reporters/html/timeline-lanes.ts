import type { TimelineEntry } from '../../specs/timeline.js';

const backend = 'Backend';
const eventHandler = 'Event handler';

/** Who stands across from the service in an entry. */
export function laneOf(entry: TimelineEntry): string {
  switch (entry.kind) {
    case 'rest':
      return backend;
    case 'delivery':
      return eventHandler;
    case 'packet':
    case 'client':
      return entry.client;
  }
}

/** The lanes of a timeline from left to right: the backend, the clients in order of appearance, the event handler. */
export function lanesOf(entries: readonly TimelineEntry[]): string[] {
  const seen = new Set(entries.map(laneOf));
  const has = { backend: seen.delete(backend), eventHandler: seen.delete(eventHandler) };
  return [...(has.backend ? [backend] : []), ...seen, ...(has.eventHandler ? [eventHandler] : [])];
}
