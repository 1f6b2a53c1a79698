import { LatencyHistogram } from '../load/latency-histogram.js';
import { connectClients, type LoadClients } from '../load/connect-clients.js';
import { startContestant } from '../servers/start-contestant.js';
import { startServer } from '../servers/start-server.js';
import { measureUse, perCpuSecond, perCpuSecondMetric } from './measure-use.js';
import type { Workload } from './workload.js';

const clients = 200;
const text = 'x'.repeat(100);
const warmUpSeconds = 1;
const overdueMs = 10_000;

export const acknowledgements: Workload = {
  id: 'W3',
  title: 'acknowledgements: 200 clients, each emits when the last event was acknowledged by an HTTP handler',
  contestants: ['emulator', 'socket.io'],
  metrics: [
    {
      key: 'acksPerSecond',
      label: 'acks/s',
      unit: '/s',
      better: 'higher',
      against: { contestant: 'socket.io', bar: 0.8, aim: 1.1 },
    },
    perCpuSecondMetric('acks'),
    { key: 'p50', label: 'p50', unit: 'ms', better: 'lower', against: { contestant: 'socket.io' } },
    {
      key: 'p99',
      label: 'p99',
      unit: 'ms',
      better: 'lower',
      against: { contestant: 'socket.io', bar: 1.5, aim: 1 },
    },
  ],
  async measure(name, { seconds }) {
    await using handler = await startServer({ program: ['benchmarks/servers/http-handler.js'], side: 'load' });
    await using contestant = await startContestant(name, { handlerUrl: String(handler.ready['endpoint']) });
    const loop = new AckLoop();
    await using connected = await connectClients({
      contestant,
      count: clients,
      roomOf: (client) => `room${client}`,
      onMessage: loop.take,
    });
    await loop.run(connected, warmUpSeconds);
    const { result, use } = await measureUse(contestant, () => loop.run(connected, seconds));
    return {
      acksPerSecond: result.acksPerSecond,
      p50: result.latencies.percentile(0.5),
      p99: result.latencies.percentile(0.99),
      ...perCpuSecond(result.acksPerSecond, use),
      ...use,
    };
  },
};

interface AckResult {
  readonly acksPerSecond: number;
  readonly latencies: LatencyHistogram;
}

/** Each client emits an event, waits for its acknowledgement and emits the next. */
class AckLoop {
  #clients: LoadClients | undefined;
  readonly #packetIds = new Uint32Array(clients);
  readonly #emittedAt = new Float64Array(clients);
  #latencies = new LatencyHistogram();
  #acks = 0;
  #endsAt = 0;
  #waiting = 0;
  #finish: () => void = () => undefined;

  async run(connected: LoadClients, seconds: number): Promise<AckResult> {
    this.#clients = connected;
    this.#latencies = new LatencyHistogram();
    this.#acks = 0;
    this.#waiting = clients;
    const startedAt = performance.now();
    this.#endsAt = startedAt + seconds * 1000;
    const finished = new Promise<void>((resolve) => (this.#finish = resolve));
    for (let client = 0; client < clients; client += 1) this.#emit(client);
    const overdue = setTimeout(
      () => {
        throw new Error(`${this.#waiting} clients got no acknowledgement within ${overdueMs / 1000} s of the end.`);
      },
      seconds * 1000 + overdueMs,
    );
    await finished;
    clearTimeout(overdue);
    return {
      acksPerSecond: (this.#acks * 1000) / (performance.now() - startedAt),
      latencies: this.#latencies,
    };
  }

  readonly take = (client: number, buffer: Buffer, start: number, length: number): void => {
    const received = buffer.toString('latin1', start, start + length);
    const packetId = this.#packetIds[client] ?? 0;
    if (received !== `43${packetId}["done"]`) {
      throw new Error(`Client ${client} received ${received}. Expected the acknowledgement 43${packetId}["done"].`);
    }
    this.#packetIds[client] = packetId + 1;
    this.#acks += 1;
    const now = performance.now();
    this.#latencies.add(now - (this.#emittedAt[client] ?? NaN));
    if (now < this.#endsAt) this.#emit(client);
    else if (--this.#waiting === 0) this.#finish();
  };

  #emit(client: number): void {
    this.#emittedAt[client] = performance.now();
    this.#clients?.send(client, `42${this.#packetIds[client] ?? 0}["ask","${text}"]`);
  }
}
