import type { LoggedMessage, LogFields } from '../log/log-fields.js';
import type { EventLog, LogEntry, LogLevel, LogSink } from '../log/event-log.js';
import { describeError } from '../log/shown-message.js';
import type { ShownMessage, TimelineEntry } from './messages.js';

/** How many entries are kept for who opens the page later. */
export const maxKept = 300;

/** How much of a body is kept. */
const maxBodyLength = 4096;

/** Headers that hold secrets. */
const secretHeaders: ReadonlySet<string> = new Set(['authorization', 'cookie', 'set-cookie', 'proxy-authorization']);

/** The fields of an entry with no more of its messages than is shown. */
interface KeptFields extends LogFields {
  readonly request?: KeptMessage | undefined;
  readonly answer?: KeptMessage | undefined;
}

interface KeptMessage extends LoggedMessage {
  /** Whether its body was longer. */
  readonly cut?: boolean;
}

/** An entry, or the place of one in the ring. */
interface Kept {
  level: LogLevel;
  time: number;
  message: string;
  fields: KeptFields;
}

/**
 * Keeps the last things that happened, and hands on what happens while somebody watches. Nobody watching, packets are not
 * recorded, and the fields of an entry are kept as they are, unless they hold much more than is shown.
 */
export class Recorder {
  /**
   * A ring: the next entry is written into the place of the oldest. Entries themselves are not kept. Most of them live long
   * while many clients connect, and V8 then makes all that come later among its old objects: each held its request until
   * the next collection of everything, which made the collections of young objects three times as long.
   */
  readonly #kept: Kept[] = [];
  #count = 0;
  #detach: () => void;
  #watcher: ((entry: () => TimelineEntry) => void) | undefined;

  constructor(private readonly log: EventLog) {
    this.#detach = this.#attach('info');
  }

  /** What has been kept, the oldest first. */
  entries(): TimelineEntry[] {
    const oldest = this.#count % maxKept;
    const firstId = this.#count - this.#kept.length + 1;
    const inOrder = [...this.#kept.slice(oldest), ...this.#kept.slice(0, oldest)];
    return inOrder.map((kept, index) => shownEntry(firstId + index, kept));
  }

  /** Hands each entry on, packets too, until it is told `undefined`. */
  watch(watcher: ((entry: () => TimelineEntry) => void) | undefined): void {
    this.#watcher = watcher;
    this.#detach();
    this.#detach = this.#attach(watcher === undefined ? 'info' : 'trace');
  }

  #attach(level: LogLevel): () => void {
    const sink: LogSink = { level, write: (entry) => this.#write(entry) };
    return this.log.attach(sink);
  }

  #write({ level, time, message, fields: given }: LogEntry): void {
    const fields = withoutExcess(given);
    const place = this.#kept[this.#count % maxKept];
    const id = ++this.#count;
    if (place === undefined) this.#kept.push({ level, time, message, fields });
    else {
      place.level = level;
      place.time = time;
      place.message = message;
      place.fields = fields;
    }
    this.#watcher?.(() => shownEntry(id, { level, time, message, fields }));
  }
}

/** The fields, if they hold about what is shown of them: whole bodies and errors would be kept with them. */
function withoutExcess(given: LogFields): KeptFields {
  const { error, packet, request, answer } = given;
  if (error === undefined && packet === undefined && isShort(request) && isShort(answer)) return given;
  const fields = { ...given, request: cut(request), answer: cut(answer) };
  // The beginning of what a client sent.
  if (packet !== undefined) fields.packet = copyOf(packet);
  if (error !== undefined) fields.error = beginning(describeError(error));
  return fields;
}

function isShort(message: LoggedMessage | undefined): boolean {
  if (message === undefined) return true;
  const { body, query = '' } = message;
  // Bytes are kept with all that they are a part of.
  const held = typeof body === 'string' ? body.length : body.buffer.byteLength;
  return held <= maxBodyLength && query.length <= maxBodyLength;
}

function cut(message: LoggedMessage | undefined): KeptMessage | undefined {
  if (message === undefined) return undefined;
  const { headers, body, query = '' } = message;
  const isCut = body.length > maxBodyLength;
  const text = typeof body === 'string' ? beginning(body) : body.toString('utf8', 0, maxBodyLength);
  return { headers, query: beginning(query), body: text, cut: isCut };
}

/** A string that is cut is a copy: a slice keeps what it is a slice of. */
function beginning(text: string): string {
  return text.length <= maxBodyLength ? text : copyOf(text.slice(0, maxBodyLength));
}

function copyOf(text: string): string {
  return Buffer.from(text).toString();
}

function shownEntry(id: number, { level, time, message, fields: { request, answer, ...fields } }: Kept): TimelineEntry {
  const { path, ...rest } = shownFields(fields);
  return {
    id,
    time,
    level,
    message,
    fields: { ...rest, ...(path !== undefined && { path: `${path}${request?.query ?? ''}` }) },
    ...(request !== undefined && { request: shownMessage(request) }),
    ...(answer !== undefined && { answer: shownMessage(answer) }),
  };
}

function shownFields(fields: LogFields): Record<string, string | number | null> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]: [string, unknown]) =>
      value === undefined ? [] : [[name, isPlain(value) ? value : JSON.stringify(value)]],
    ),
  );
}

function isPlain(value: unknown): value is string | number | null {
  return typeof value === 'string' || typeof value === 'number' || value === null;
}

function shownMessage({ headers, body, cut: isCut = false }: KeptMessage): ShownMessage {
  const shown = Object.entries(headers).flatMap(([name, value]): [string, string][] => {
    if (value === undefined) return [];
    return [[name, secretHeaders.has(name.toLowerCase()) ? '(hidden)' : [value].flat().join(', ')]];
  });
  return { headers: Object.fromEntries(shown), body: body.toString(), cut: isCut };
}
