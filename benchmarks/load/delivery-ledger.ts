import type { LatencyHistogram } from './latency-histogram.js';

const eventStart = '42["news","';
const publisherDigits = 2;
const numberDigits = 8;
const textLength = 100;
const filler = 'x'.repeat(textLength - publisherDigits - numberDigits);
/** So many publishes of all rooms together may be on their way when their times are measured. */
const inFlightAtMost = 1 << 15;
const inFlightOfRoomAtLeast = 8;

/** A Socket.IO event whose only argument is a text of 100 characters, which begins with its publisher and number. */
export function eventPacket(publisher: number, number: number): string {
  const digits = String(publisher).padStart(publisherDigits, '0') + String(number).padStart(numberDigits, '0');
  return `${eventStart}${digits}${filler}"]`;
}

export interface LedgerOptions {
  /** Those that receive, numbered from 0. */
  readonly clients: number;
  readonly publishers: number;
  readonly rooms: number;
  /** Which room, numbered from 0, a client is in; all are in the first when left out. */
  readonly roomOf?: (client: number) => number;
}

/**
 * Accounts for each delivery: a client must get the numbers of a publisher one after the other. What is lost, doubled or
 * reordered breaks that, and ends the run.
 */
export class DeliveryLedger {
  delivered = 0;
  /** Where the times go that deliveries took, while they are measured. */
  latencies: LatencyHistogram | undefined;
  /** Called after each delivery; a publisher that had to wait can go on. */
  onDelivery: (() => void) | undefined;
  readonly #options: LedgerOptions;
  /** For each publisher and room the number of its next event. */
  readonly #next: Uint32Array;
  /** For each client and publisher the number that has to come next. */
  readonly #expected: Uint32Array;
  /** For each publisher and room the times at which the last events were due, by their number. */
  readonly #dueAt: Float64Array;
  readonly #timesKept: number;

  constructor(options: LedgerOptions) {
    this.#options = options;
    const { clients, publishers, rooms } = options;
    this.#next = new Uint32Array(publishers * rooms);
    this.#expected = new Uint32Array(clients * publishers);
    this.#timesKept = Math.max(inFlightOfRoomAtLeast, Math.ceil(inFlightAtMost / rooms));
    this.#dueAt = new Float64Array(publishers * rooms * this.#timesKept);
  }

  /** The packet that a publisher sends to a room next, due at a time. */
  nextPacket(publisher: number, room: number, dueAt: number): string {
    const at = publisher * this.#options.rooms + room;
    const number = this.#next[at] ?? 0;
    this.#next[at] = number + 1;
    this.#dueAt[at * this.#timesKept + (number % this.#timesKept)] = dueAt;
    return eventPacket(publisher, number);
  }

  readonly take = (client: number, buffer: Buffer, start: number, length: number): void => {
    const publisher = decimal(buffer, start + eventStart.length, publisherDigits);
    const number = decimal(buffer, start + eventStart.length + publisherDigits, numberDigits);
    const at = client * this.#options.publishers + publisher;
    const expected = this.#expected[at];
    if (number !== expected || length !== eventStart.length + textLength + 2) {
      const fault = number < (expected ?? 0) ? 'doubled or reordered' : 'lost, reordered or misdirected';
      const seen = buffer.toString('latin1', start, start + length);
      throw new Error(
        `A delivery was ${fault}: client ${client} received ${seen}. Expected number ${expected ?? 'none'} of publisher ${publisher}.`,
      );
    }
    this.#expected[at] = expected + 1;
    this.delivered += 1;
    if (this.latencies !== undefined) this.latencies.add(performance.now() - this.#dueAtOf(client, publisher, number));
    this.onDelivery?.();
  };

  #dueAtOf(client: number, publisher: number, number: number): number {
    const { rooms, roomOf } = this.#options;
    const at = publisher * rooms + (roomOf?.(client) ?? 0);
    return this.#dueAt[at * this.#timesKept + (number % this.#timesKept)] ?? NaN;
  }
}

function decimal(buffer: Buffer, start: number, digits: number): number {
  let value = 0;
  for (let at = start; at < start + digits; at += 1) value = value * 10 + (buffer[at] ?? 0) - 0x30;
  return value;
}
