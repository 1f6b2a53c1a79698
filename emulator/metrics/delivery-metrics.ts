import type { Histogram, Registry } from 'prom-client';
import type { DeliveryObserver } from '../webhooks/delivery-observer.js';
import type { EventName } from '../webhooks/event-handler-choice.js';
import type { WebhookOutcome } from '../webhooks/webhook-client.js';
import { ChildCounters } from './child-counters.js';
import type { PromClient } from './load-prom-client.js';
import { labelValue, metricName } from './metric-name.js';

const bucketsInSeconds = [0.005, 0.02, 0.1, 0.5, 2, 10, 60];

/** Counts deliveries to event handlers, and how long they take. Names of client events are in no label: there is no end of them. */
export class DeliveryMetrics implements DeliveryObserver {
  readonly #deliveries: ChildCounters<'event' | 'outcome'>;
  readonly #tries: ChildCounters<'event'>;
  readonly #durations: Histogram<'event'>;

  constructor({ Counter, Histogram }: PromClient, registry: Registry) {
    const registers = [registry];
    this.#deliveries = new ChildCounters(
      new Counter({
        name: metricName('deliveries_total'),
        help: 'Events that an event handler was to be told of, by what came of it.',
        labelNames: ['event', 'outcome'],
        registers,
      }),
    );
    this.#tries = new ChildCounters(
      new Counter({
        name: metricName('delivery_tries_total'),
        help: 'Requests to event handlers: more than the deliveries where some were tried again.',
        labelNames: ['event'],
        registers,
      }),
    );
    this.#durations = new Histogram({
      name: metricName('delivery_duration_seconds'),
      help: 'From an event to the answer of its event handler, with the wait for its turn and all tries.',
      labelNames: ['event'],
      buckets: bucketsInSeconds,
      registers,
    });
  }

  async observe({ system, name }: EventName, delivery: Promise<WebhookOutcome>): Promise<WebhookOutcome> {
    const startedAt = performance.now();
    const event = system ? name : 'message';
    const outcome = await delivery;
    this.#durations.observe({ event }, (performance.now() - startedAt) / 1000);
    const result = outcome.succeeded ? 'accepted' : labelValue(outcome.kind);
    this.#deliveries.of(`${event} ${result}`, () => ({ event, outcome: result })).inc();
    this.#tries.of(event, () => ({ event })).inc(outcome.lastTry?.try ?? 0);
    return outcome;
  }
}
