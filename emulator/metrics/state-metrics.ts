import type { Gauge, Registry } from 'prom-client';
import type { Hub } from '../connections/hub.js';
import type { Hubs } from '../connections/hubs.js';
import type { Webhooks } from '../webhooks/webhooks.js';
import type { PromClient } from './load-prom-client.js';
import { metricName } from './metric-name.js';

export interface StateParts {
  readonly hubs: Pick<Hubs, 'all'>;
  readonly webhooks: Pick<Webhooks, 'waitingRequestCount'>;
}

/** The label of all hubs that the settings do not name: there may be any number of them. No hub can have this name. */
const otherHubs = '(other)';

/** What this node holds, which is counted when somebody asks. */
export class StateMetrics {
  readonly #connections: Gauge<'hub'>;
  readonly #sockets: Gauge<'hub'>;
  readonly #waitingEvents: Gauge<'hub'>;
  readonly #waitingRequests: Gauge<'hub'>;
  readonly #unsentBytes: Gauge<'hub'>;

  constructor({ Gauge }: PromClient, registry: Registry) {
    const gauge = (name: string, help: string): Gauge<'hub'> =>
      new Gauge({ name: metricName(name), help, labelNames: ['hub'], registers: [registry] });
    this.#connections = gauge('connections', 'Clients that are connected to this node.');
    this.#sockets = gauge('sockets', 'Sockets of those connections: one for each namespace of a connection.');
    this.#waitingEvents = gauge('waiting_events', 'Events that wait for an earlier event of their connection.');
    this.#waitingRequests = gauge('waiting_requests', 'Deliveries that wait for their turn at an event handler.');
    this.#unsentBytes = gauge('unsent_bytes', 'Bytes that wait for clients to take them.');
  }

  update({ hubs, webhooks }: StateParts): void {
    const gauges = [this.#connections, this.#sockets, this.#waitingEvents, this.#waitingRequests, this.#unsentBytes];
    for (const gauge of gauges) gauge.reset();
    for (const { hub, isConfigured } of hubs.all()) {
      const label = { hub: isConfigured ? hub.name : otherHubs };
      const load = loadOf(hub);
      this.#connections.inc(label, load.connections);
      this.#sockets.inc(label, load.sockets);
      this.#waitingEvents.inc(label, load.waitingEvents);
      this.#unsentBytes.inc(label, load.unsentBytes);
      // Hubs that the settings do not name share the event handlers of `*`, which is counted once, by that name.
      if (isConfigured) this.#waitingRequests.inc(label, webhooks.waitingRequestCount(hub));
    }
  }
}

function loadOf(hub: Hub): { connections: number; sockets: number; waitingEvents: number; unsentBytes: number } {
  const total = { connections: 0, sockets: 0, waitingEvents: 0, unsentBytes: 0 };
  for (const connection of hub.connections()) {
    const load = connection.load();
    total.connections += 1;
    total.sockets += load?.sockets ?? 0;
    total.waitingEvents += load?.waitingEvents ?? 0;
    total.unsentBytes += load?.unsentBytes ?? 0;
  }
  return total;
}
