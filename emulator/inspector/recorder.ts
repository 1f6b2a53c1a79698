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

/** An entry that holds no more of what happened than it shows: whole bodies and errors would be kept with it. */
interface Kept extends Pick<LogEntry, 'level' | 'time' | 'message'> {
  readonly id: number;
  readonly fields: Omit<LogFields, 'request' | 'answer'>;
  readonly request: CutMessage | undefined;
  readonly answer: CutMessage | undefined;
}

interface CutMessage {
  readonly headers: LoggedMessage['headers'];
  readonly query: string;
  readonly body: string;
  readonly cut: boolean;
}

/**
 * Keeps the last things that happened, and hands on what happens while somebody watches. Nobody watching, packets are not
 * recorded, and an entry costs a copy of the beginning of its bodies.
 */
export class Recorder {
  readonly #kept: Kept[] = [];
  #nextId = 1;
  #detach: () => void;
  #watcher: ((entry: () => TimelineEntry) => void) | undefined;

  constructor(private readonly log: EventLog) {
    this.#detach = this.#attach('info');
  }

  /** What has been kept, the oldest first. */
  entries(): TimelineEntry[] {
    return this.#kept.map(shownEntry);
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

  #write({ level, time, message, fields }: LogEntry): void {
    const kept = {
      id: this.#nextId++,
      level,
      time,
      message,
      fields: keptFields(fields),
      request: cut(fields.request),
      answer: cut(fields.answer),
    };
    if (this.#kept.length === maxKept) this.#kept.shift();
    this.#kept.push(kept);
    this.#watcher?.(() => shownEntry(kept));
  }
}

function cut(message: LoggedMessage | undefined): CutMessage | undefined {
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

function keptFields(fields: LogFields): Kept['fields'] {
  const { error, packet, ...others } = withoutMessages(fields);
  return {
    ...others,
    // The beginning of what a client sent.
    ...(packet !== undefined && { packet: copyOf(packet) }),
    ...(error !== undefined && { error: beginning(describeError(error)) }),
  };
}

function withoutMessages(fields: LogFields): Kept['fields'] {
  const kept: { -readonly [Name in keyof LogFields]: LogFields[Name] } = { ...fields };
  delete kept.request;
  delete kept.answer;
  return kept;
}

function shownEntry({ id, level, time, message, fields, request, answer }: Kept): TimelineEntry {
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

function shownFields(fields: Kept['fields']): Record<string, string | number | null> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]: [string, unknown]) => [
      name,
      isPlain(value) ? value : JSON.stringify(value),
    ]),
  );
}

function isPlain(value: unknown): value is string | number | null {
  return typeof value === 'string' || typeof value === 'number' || value === null;
}

function shownMessage({ headers, body, cut: isCut }: CutMessage): ShownMessage {
  const shown = Object.entries(headers).flatMap(([name, value]): [string, string][] => {
    if (value === undefined) return [];
    return [[name, secretHeaders.has(name.toLowerCase()) ? '(hidden)' : [value].flat().join(', ')]];
  });
  return { headers: Object.fromEntries(shown), body, cut: isCut };
}
