import { reservedEvents } from '../protocol/index.js';

/** An event as it is emitted. */
export interface EventWords {
  readonly event: string;
  readonly args: readonly unknown[];
}

/** What cannot be meant as a string when it is no JSON. */
const opensJson = /^\s*["[{]/;

/**
 * Reads an event and its arguments from the words of a command line: an argument that is JSON is that value, and any other
 * word is a string.
 *
 * @example readEventWords(['news', 'Lunch', '{"at":12}']) // { event: 'news', args: ['Lunch', { at: 12 }] }
 * @throws Error for an event that Socket.IO keeps for itself, and for an argument that begins as JSON and is none.
 */
export function readEventWords([event = '', ...words]: readonly string[]): EventWords {
  return { event: checkEvent(event), args: words.map(readArgument) };
}

/**
 * Reads an event from a line: a JSON array as `["news","Lunch",12]`, or the event's name and what follows it as JSON values
 * with commas between them, or as one string.
 */
export function readEventLine(line: string): EventWords {
  const text = line.trim();
  if (text.startsWith('[')) return readEventArray(text);
  const [, event = '', rest = ''] = /^(\S*)\s*(.*)$/s.exec(text) ?? [];
  return { event: checkEvent(event), args: rest === '' ? [] : readRest(rest) };
}

function readEventArray(text: string): EventWords {
  const value = parse(text);
  const [event, ...args] = Array.isArray(value) ? (value as unknown[]) : [];
  if (typeof event === 'string') return { event: checkEvent(event), args };
  throw new Error(`${text} is no event. Expected a JSON array that begins with its name, such as ["news","Lunch"].`);
}

function readRest(rest: string): readonly unknown[] {
  const values = parse(`[${rest}]`);
  return Array.isArray(values) ? (values as unknown[]) : [readArgument(rest)];
}

function readArgument(word: string): unknown {
  const value = parse(word);
  if (value !== undefined) return value;
  if (!opensJson.test(word)) return word;
  throw new Error(
    `The argument ${word} begins as JSON and is none. Quote it for the shell, as in '{"at":12}', or make it a JSON string.`,
  );
}

function checkEvent(event: string): string {
  if (event === '') throw new Error('The event has no name. Give one, such as news.');
  if (!reservedEvents.has(event)) return event;
  throw new Error(
    `The event ${event} is one that Socket.IO keeps for itself: clients end their connection. Use another name.`,
  );
}

/** Undefined where the text is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
