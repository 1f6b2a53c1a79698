import type { TraceContext } from '../../lib/trace-context.js';
import type { SystemEvent } from '../../protocol/index.js';
import type { UserEventPattern } from './user-event-pattern.js';

/** What an event is, as far as choosing its handler goes. */
export type EventName =
  { readonly system: true; readonly name: SystemEvent } | { readonly system: false; readonly name: string };

/** An event with the trace of the call that caused it, where one did. */
export type CausedEvent = EventName & { readonly trace?: TraceContext | undefined };

/** Which events a handler gets. */
export interface Subscription {
  readonly systemEvents: readonly SystemEvent[];
  readonly userEvents: UserEventPattern;
}

/**
 * The first handler of a hub that matches the event; no other gets it.
 *
 * @see howto-develop-eventhandler.md, "Event handler settings".
 */
export function chooseEventHandler<Handler extends Subscription>(
  handlers: readonly Handler[],
  event: EventName,
): Handler | undefined {
  return handlers.find((handler) =>
    event.system ? handler.systemEvents.includes(event.name) : handler.userEvents.matches(event.name),
  );
}
