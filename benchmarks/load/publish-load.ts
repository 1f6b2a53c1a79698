import { setTimeout as delay } from 'node:timers/promises';
import type { Contestant } from '../servers/contestant.js';
import { type DeliveryLedger, eventPacket } from './delivery-ledger.js';
import { LatencyHistogram } from './latency-histogram.js';
import { RawHttpConnection } from './raw-http.js';

export interface PublishOptions {
  readonly contestant: Contestant;
  readonly ledger: DeliveryLedger;
  /** A publisher is an HTTP connection with one request in flight; it takes every so many-th of the rooms. */
  readonly publishers: number;
  /** The ports that publishers connect to in turn; the contestant's own when left out. */
  readonly ports?: readonly number[];
  readonly rooms: readonly string[];
  readonly clientsPerRoom: number;
  /** Sends to the rooms by a filter. */
  readonly byFilter?: boolean;
}

export interface Throughput {
  readonly publishesPerSecond: number;
  readonly deliveriesPerSecond: number;
}

/** So many publishes may be on their way; beyond, the load process is behind and publishers wait for it. */
const undeliveredAtMost = 64;
const drainedWithinMs = 10_000;
const warmUpRequests = 2000;
const warmUpSeconds = 1;

/** Publishes as fast as a contestant answers, at a fixed rate, or a number of times; every delivery is waited for. */
export class PublishLoad implements Disposable {
  readonly #options: PublishOptions;
  readonly #connections: RawHttpConnection[];
  readonly #turns: number[];
  readonly #heads = new Map<string, string[]>();
  #published = 0;
  #wakeUps: (() => void)[] = [];
  readonly #deliveredBefore: number;

  constructor(options: PublishOptions) {
    this.#options = options;
    const { publishers, contestant, ledger, ports = [contestant.port] } = options;
    this.#connections = Array.from(
      { length: publishers },
      (_, publisher) => new RawHttpConnection(ports[publisher % ports.length] ?? contestant.port),
    );
    this.#turns = this.#connections.map(() => 0);
    this.#deliveredBefore = ledger.delivered;
    ledger.onDelivery = this.#wakePublishers;
  }

  [Symbol.dispose](): void {
    for (const connection of this.#connections) connection.close();
  }

  /** Publishes for a second, and prepares the requests of the seconds that will be measured. */
  async warmUp(seconds: number): Promise<void> {
    this.#prepareRequests(warmUpRequests);
    const warm = await this.throughput(warmUpSeconds);
    this.#prepareRequests(Math.ceil(warm.publishesPerSecond * seconds * 1.5));
  }

  /** Publishes in a closed loop for some seconds, until all is delivered. */
  async throughput(seconds: number): Promise<Throughput> {
    return this.#closedLoop((_, startedAt) => performance.now() - startedAt < seconds * 1000);
  }

  /** Publishes so many times in a closed loop. */
  async publishTimes(count: number): Promise<void> {
    this.#prepareRequests(count);
    await this.#closedLoop((started) => started < count);
  }

  /** Publishes at a rate whatever the answers take, and measures from the moment at which a publish was due. */
  async latencies(publishesPerSecond: number, seconds: number, isPrepared = true): Promise<LatencyHistogram> {
    const { ledger } = this.#options;
    const total = Math.round(publishesPerSecond * seconds);
    if (isPrepared) this.#prepareRequests(total);
    const histogram = new LatencyHistogram();
    ledger.latencies = histogram;
    const idle = this.#connections.map((_, publisher) => publisher);
    const due: number[] = [];
    const requests: Promise<void>[] = [];
    const publishDue = (): void => {
      while (idle.length > 0 && due.length > 0) {
        const publisher = idle.shift() ?? 0;
        requests.push(
          this.#publish(publisher, due.shift()).then(() => {
            idle.push(publisher);
            publishDue();
          }),
        );
      }
    };
    const startedAt = performance.now();
    for (let count = 0; count < total; count += 1) {
      const at = startedAt + (count * 1000) / publishesPerSecond;
      const wait = at - performance.now();
      if (wait > 0) await delay(wait);
      due.push(at);
      publishDue();
    }
    while (due.length > 0) await delay(1);
    await Promise.all(requests);
    await this.#drain();
    ledger.latencies = undefined;
    return histogram;
  }

  async #closedLoop(goesOn: (started: number, startedAt: number) => boolean): Promise<Throughput> {
    let started = 0;
    const startedAt = performance.now();
    await Promise.all(
      this.#connections.map(async (_, publisher) => {
        while (goesOn(started, startedAt)) {
          started += 1;
          await this.#publish(publisher);
          while (this.#undelivered() > undeliveredAtMost) await this.#delivery();
        }
      }),
    );
    await this.#drain();
    const elapsed = (performance.now() - startedAt) / 1000;
    return {
      publishesPerSecond: started / elapsed,
      deliveriesPerSecond: (started * this.#options.clientsPerRoom) / elapsed,
    };
  }

  async #publish(publisher: number, dueAt?: number): Promise<void> {
    const { contestant, ledger, publishers, rooms } = this.#options;
    const turn = this.#turns[publisher] ?? 0;
    const room = (publisher + turn * publishers) % rooms.length;
    this.#turns[publisher] = turn + 1;
    const name = rooms[room] ?? '';
    const head = this.#heads.get(name)?.pop() ?? this.#requestHead(name);
    this.#published += 1;
    const packet = ledger.nextPacket(publisher, room, dueAt ?? performance.now());
    await this.#connections[publisher]?.send(head + contestant.publishBody(packet));
  }

  /** Makes the heads of requests beforehand: signing a token costs the load process more than sending it. */
  #prepareRequests(count: number): void {
    const { rooms } = this.#options;
    const each = Math.ceil(count / rooms.length);
    for (const room of rooms) {
      const heads = this.#heads.get(room) ?? [];
      while (heads.length < each) heads.push(this.#requestHead(room));
      this.#heads.set(room, heads);
    }
  }

  #requestHead(room: string): string {
    const { contestant, byFilter = false } = this.#options;
    const bodySize = contestant.publishBody(eventPacket(0, 0)).length;
    return contestant.publishHead(room, bodySize, byFilter);
  }

  #undelivered(): number {
    const { ledger, clientsPerRoom } = this.#options;
    return this.#published - (ledger.delivered - this.#deliveredBefore) / clientsPerRoom;
  }

  #delivery(): Promise<void> {
    return new Promise((resolve) => this.#wakeUps.push(resolve));
  }

  readonly #wakePublishers = (): void => {
    if (this.#wakeUps.length === 0 || this.#undelivered() > undeliveredAtMost) return;
    const wakeUps = this.#wakeUps;
    this.#wakeUps = [];
    for (const wakeUp of wakeUps) wakeUp();
  };

  async #drain(): Promise<void> {
    const { contestant, clientsPerRoom } = this.#options;
    if (this.#undelivered() < 0) throw new Error(`${contestant.name} delivered more than was published.`);
    const giveUpAt = performance.now() + drainedWithinMs;
    while (this.#undelivered() > 0) {
      if (performance.now() > giveUpAt) {
        const missing = Math.round(this.#undelivered() * clientsPerRoom);
        throw new Error(
          `${contestant.name} lost ${missing} of ${this.#published * clientsPerRoom} deliveries: they did not come within ${drainedWithinMs / 1000} s.`,
        );
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
