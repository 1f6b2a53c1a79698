import { setTimeout as delay } from 'node:timers/promises';
import type { LoadClients } from '../../../benchmarks/load/connect-clients.js';
import { LatencyHistogram } from '../../../benchmarks/load/latency-histogram.js';
import type { Traffic } from './traffic.js';

const eventsPerSecond = 100;
const overdueMs = 15_000;
const text = 'x'.repeat(100);

/** Clients that emit by turns, each event acknowledged by the event handler. */
export class AckTraffic implements Traffic {
  readonly name = 'events with acknowledgement';
  clients: LoadClients | undefined;
  readonly #count: number;
  readonly #emitted: Uint32Array;
  readonly #acknowledged: Uint32Array;
  readonly #emittedAt: Float64Array;
  readonly #latencies = new LatencyHistogram();

  constructor(count: number) {
    this.#count = count;
    this.#emitted = new Uint32Array(count);
    this.#acknowledged = new Uint32Array(count);
    this.#emittedAt = new Float64Array(count);
  }

  /** Takes an acknowledgement that a client has received. */
  take(client: number, received: string): void {
    const packetId = this.#acknowledged[client] ?? 0;
    if (received !== `43${packetId}["done"]` || packetId >= (this.#emitted[client] ?? 0)) {
      throw new Error(`Client ${client} received ${received}. Expected the acknowledgement 43${packetId}["done"].`);
    }
    this.#acknowledged[client] = packetId + 1;
    this.#latencies.add(performance.now() - (this.#emittedAt[client] ?? NaN));
  }

  async run(seconds: number): Promise<string> {
    const startedAt = performance.now();
    const total = Math.round(seconds * eventsPerSecond);
    for (let event = 0; event < total; event += 1) {
      const wait = startedAt + (event * 1000) / eventsPerSecond - performance.now();
      if (wait > 0) await delay(wait);
      const client = event % this.#count;
      const packetId = this.#emitted[client] ?? 0;
      this.#emitted[client] = packetId + 1;
      this.#emittedAt[client] = performance.now();
      this.clients?.send(client, `42${packetId}["ask","${text}"]`);
    }
    const giveUpAt = performance.now() + overdueMs;
    while (this.#missing() > 0 && performance.now() < giveUpAt) await delay(10);
    if (this.#missing() > 0) throw new Error(`${this.#missing()} of ${total} acknowledgements were lost.`);
    const [p50, p99] = [this.#latencies.percentile(0.5), this.#latencies.percentile(0.99)];
    return `${total} acknowledgements, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
  }

  #missing(): number {
    return this.#emitted.reduce((sum, emitted, client) => sum + emitted - (this.#acknowledged[client] ?? 0), 0);
  }
}
