import { formatPacket } from '../../protocol/index.js';
import type { Connection } from '../connections/connection.js';
import { Hubs } from '../connections/hubs.js';
import { OutgoingPacket } from '../connections/outgoing-packet.js';
import type { SocketEvents } from '../webhooks/webhooks.js';
import type { Inspection } from './inspection.js';
import type { Answer, Requests, TimelineBatch, TimelineEntry } from './messages.js';
import type { Recorder } from './recorder.js';

/** The name of the inspector's hub among hubs of its own. */
export const inspectorHub = 'inspector';

/** How often what is new is sent to the pages. */
const batchMs = 200;

/** More than a person can read in that time. */
const maxBatch = 50;

/** A page that has not taken this much yet gets nothing more. */
const maxUnsentBytes = 1_000_000;

/** Hubs that REST and clients know nothing of. */
export function inspectorHubs(): Hubs {
  return new Hubs({ [inspectorHub]: { anonymousConnectPolicy: 'allow', eventHandlers: [] } });
}

/** Answers the events of the pages that are open, and sends them what happens. */
export class InspectorHub implements SocketEvents {
  readonly #pages = new Set<Connection>();
  #fresh: (() => TimelineEntry)[] = [];
  #skipped = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly recorder: Recorder,
    private readonly inspection: Inspection,
  ) {}

  connect(): Promise<{ readonly accepted: true }> {
    return Promise.resolve({ accepted: true });
  }

  connected(connection: Connection): Promise<void> {
    if (this.#pages.size === 0) {
      this.recorder.watch((entry) => this.#add(entry));
      this.#timer = setInterval(() => this.#sendBatch(), batchMs).unref();
    }
    this.#pages.add(connection);
    send(connection, 'timeline', { entries: this.recorder.entries(), skipped: 0 } satisfies TimelineBatch);
    return Promise.resolve();
  }

  disconnected(connection: Connection): Promise<void> {
    this.#pages.delete(connection);
    if (this.#pages.size === 0) {
      clearInterval(this.#timer);
      this.recorder.watch(undefined);
      this.#fresh = [];
    }
    return Promise.resolve();
  }

  /** Answers a request of a page with an acknowledgement. */
  async message(
    _connection: Connection,
    _socket: unknown,
    eventName: string,
    payload: string,
  ): Promise<{ readonly handled: true; readonly payload: string }> {
    const [, ackId = '', data = ''] = /^42(\d+)(\[.*)$/s.exec(payload) ?? [];
    if (ackId === '') return { handled: true, payload: '' };
    const answer = await this.#answer(eventName, data);
    return { handled: true, payload: `43${ackId}${JSON.stringify([answer])}` };
  }

  async #answer(eventName: string, data: string): Promise<Answer<keyof Requests>> {
    try {
      const [, parameters] = JSON.parse(data) as unknown[];
      return { result: await this.inspection.perform(eventName, parameters) };
    } catch (error) {
      return { error: (error as Error).message };
    }
  }

  #add(entry: () => TimelineEntry): void {
    if (this.#fresh.length < maxBatch) this.#fresh.push(entry);
    else this.#skipped++;
  }

  #sendBatch(): void {
    if (this.#fresh.length === 0) return;
    const batch: TimelineBatch = { entries: this.#fresh.map((entry) => entry()), skipped: this.#skipped };
    this.#fresh = [];
    this.#skipped = 0;
    for (const page of this.#pages) {
      if ((page.describe()?.unsentBytes ?? 0) < maxUnsentBytes) send(page, 'timeline', batch);
    }
  }
}

function send(connection: Connection, event: string, value: unknown): void {
  const packet = new OutgoingPacket(formatPacket('event', '/', JSON.stringify([event, value])));
  connection.deliver([{ packet }]);
}
