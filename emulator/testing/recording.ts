import type { EventLog, LogEntry } from '../log/event-log.js';
import {
  callOf,
  deliveryOf,
  isSend,
  type RecordedCall,
  type RecordedDelivery,
  type RecordedMessage,
  type RecordedSend,
} from './records.js';

/** How many deliveries, and how many calls, are kept: the latest. */
export const maxRecords = 1000;

/** How many characters the bodies of each of the two may have together. */
export const maxRecordedLength = 16 * 1024 * 1024;

/** How many warnings are kept, to explain why something did not come. */
const maxWarnings = 20;

interface WithMessages {
  readonly request?: RecordedMessage;
  readonly answer?: RecordedMessage;
}

/** The latest records of a kind, within both limits. */
class Latest<Item extends WithMessages> {
  readonly items: Item[] = [];
  #length = 0;

  add(item: Item): void {
    this.items.push(item);
    this.#length += lengthOf(item);
    while (this.items.length > maxRecords || (this.#length > maxRecordedLength && this.items.length > 1)) {
      const oldest = this.items.shift();
      if (oldest !== undefined) this.#length -= lengthOf(oldest);
    }
  }

  clear(): void {
    this.items.length = 0;
    this.#length = 0;
  }
}

/** Keeps the deliveries and REST calls of an emulator, for the assertions of a test. */
export class Recording {
  readonly #deliveries = new Latest<RecordedDelivery>();
  readonly #calls = new Latest<RecordedCall>();
  readonly #warnings: string[] = [];
  /** Connections that belong to a test that is over. */
  #ended: ReadonlySet<string> = new Set();

  constructor(log: EventLog) {
    log.attach({ level: 'info', write: (entry) => this.#write(entry) });
  }

  deliveries(): RecordedDelivery[] {
    return [...this.#deliveries.items];
  }

  calls(): RecordedCall[] {
    return [...this.#calls.items];
  }

  sends(): RecordedSend[] {
    return this.#calls.items.filter(isSend);
  }

  /** The last warnings of the log, a line each. */
  warnings(): readonly string[] {
    return this.#warnings;
  }

  /** @param ended connections whose last deliveries are not recorded any more. */
  clear(ended: ReadonlySet<string>): void {
    this.#deliveries.clear();
    this.#calls.clear();
    this.#warnings.length = 0;
    this.#ended = ended;
  }

  #write(entry: LogEntry): void {
    const { connectionId, reason } = entry.fields;
    if (connectionId !== undefined && this.#ended.has(connectionId)) return;
    if (entry.level === 'warn' || entry.level === 'error') {
      this.#warnings.push(reason === undefined ? entry.message : `${entry.message}: ${reason}`);
      if (this.#warnings.length > maxWarnings) this.#warnings.shift();
    }
    const call = callOf(entry);
    if (call !== undefined) this.#calls.add(call);
    const delivery = deliveryOf(entry);
    if (delivery !== undefined) this.#deliveries.add(delivery);
  }
}

function lengthOf({ request, answer }: WithMessages): number {
  return (request?.body.length ?? 0) + (answer?.body.length ?? 0);
}
