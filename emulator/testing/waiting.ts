import { inspect, isDeepStrictEqual } from 'node:util';
import type { EventLog, LogLevel } from '../log/event-log.js';

/** What a record has to be: some of its members with their values, or a function that says whether it is wanted. */
export type Match<Item> = Partial<Item> | ((item: Item) => boolean);

export interface WaitOptions {
  /** By default 5000. */
  readonly timeoutMs?: number;
}

/** Says what did not come in time, and what came instead. */
export class WaitTimeoutError extends Error {
  override readonly name = 'WaitTimeoutError';
}

interface Subject<Item> {
  /** `delivery` */
  readonly name: string;
  /** The level of the log whose entries report a change. */
  readonly level: LogLevel;
  readonly items: () => Item[];
  /** An item on one line. */
  readonly describe: (item: Item) => string;
  /** What else may explain that nothing came. */
  readonly explain: () => readonly string[];
}

/** How many items an error shows: the latest. */
const maxShown = 10;
const defaultTimeoutMs = 5000;
const maxTimeoutMs = 2_147_483_647;

/**
 * Settles with the first item that matches, at once where there is one already.
 *
 * @param ended aborted when nothing can come any more.
 * @throws WaitTimeoutError where none has come in time.
 */
export async function waitFor<Item extends object>(
  log: EventLog,
  subject: Subject<Item>,
  match: Match<Item>,
  { timeoutMs = defaultTimeoutMs }: WaitOptions,
  ended: AbortSignal,
): Promise<Item> {
  if (!Number.isInteger(timeoutMs) || timeoutMs < 1 || timeoutMs > maxTimeoutMs) {
    throw new RangeError(`timeoutMs is ${String(timeoutMs)}; it must be a whole number from 1 to ${maxTimeoutMs}.`);
  }
  const find = (): Item | undefined => subject.items().find((item) => matches(item, match));
  const present = find();
  if (present !== undefined) return present;
  return new Promise((resolve, reject) => {
    let isAsked = false;
    const detach = log.attach({ level: subject.level, write: () => askSoon() });
    const fail = (what: string): void => {
      settle(() => reject(new WaitTimeoutError(describeTimeout(subject, match, what))));
    };
    const timer = setTimeout(() => fail(`within ${timeoutMs} ms`), timeoutMs);
    const onEnded = (): void => fail('before the emulator was closed');
    ended.addEventListener('abort', onEnded);
    function settle(act: () => void): void {
      clearTimeout(timer);
      detach();
      ended.removeEventListener('abort', onEnded);
      act();
    }
    // An entry may be written before what it reports has happened.
    function askSoon(): void {
      if (isAsked) return;
      isAsked = true;
      setImmediate(() => {
        isAsked = false;
        try {
          const item = find();
          if (item !== undefined) settle(() => resolve(item));
        } catch (error) {
          settle(() => reject(error instanceof Error ? error : new Error(String(error))));
        }
      });
    }
    if (ended.aborted) onEnded();
  });
}

function matches<Item extends object>(item: Item, match: Match<Item>): boolean {
  if (typeof match === 'function') return match(item);
  return Object.entries(match).every(([name, value]) => isDeepStrictEqual(item[name as keyof Item], value));
}

function describeTimeout<Item extends object>(
  { name, items, describe, explain }: Subject<Item>,
  match: Match<Item>,
  what: string,
): string {
  const seen = items();
  const wanted = typeof match === 'function' ? 'the given function' : inspect(match, { breakLength: Infinity });
  const lines = seen.slice(-maxShown).map((item) => `  ${describe(item)}`);
  const found = seen.length === 0 ? `There was no ${name} at all.` : `There ${count(seen.length, name, lines.length)}:`;
  const warnings = explain().map((line) => `  ${line}`);
  return [
    `No ${name} matched ${wanted} ${what}. ${found}`,
    ...lines,
    ...(warnings.length === 0 ? [] : ['The last warnings of the emulator:', ...warnings]),
  ].join('\n');
}

function count(seen: number, name: string, shown: number): string {
  if (seen === 1) return `was one ${name}`;
  const plural = name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`;
  return `were ${seen} ${plural}${shown < seen ? `, the last ${shown}` : ''}`;
}
