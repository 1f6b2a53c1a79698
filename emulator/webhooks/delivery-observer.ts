import type { EventName } from './event-handler-choice.js';
import type { WebhookOutcome } from './webhook-client.js';

/** Sees each delivery from its event to its outcome, with all waits and tries. */
export interface DeliveryObserver {
  /** @returns what came of the delivery, as it is. */
  observe(event: EventName, delivery: Promise<WebhookOutcome>): Promise<WebhookOutcome>;
}
