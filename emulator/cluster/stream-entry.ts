import { listOf, type RedisReply } from './redis-link.js';

/** One entry of a stream. */
export interface StreamEntry {
  /** `1526919030474-55`: milliseconds, and a number within them. */
  readonly id: string;
  readonly fields: ReadonlyMap<string, string>;
}

/** Before all entries of any stream. */
export const beforeAll = '0-0';

/** The entries of a reply to XRANGE, or of one stream in a reply to XREAD. */
export function readEntries(reply: RedisReply | undefined): StreamEntry[] {
  return listOf(reply).map((entry) => {
    const [id, flat] = listOf(entry);
    const texts = listOf(flat) as readonly string[];
    const fields = new Map<string, string>();
    for (let index = 0; index + 1 < texts.length; index += 2) fields.set(texts[index] ?? '', texts[index + 1] ?? '');
    return { id: String(id), fields };
  });
}

/** When an entry was written, by the clock of Redis: milliseconds since 1970. */
export function writtenAt({ id }: StreamEntry): number {
  return Number.parseInt(id, 10);
}

/** Whether an entry's id is less than another's. */
export function isBefore(a: string, b: string): boolean {
  const [aTime = '', aNumber = ''] = a.split('-');
  const [bTime = '', bNumber = ''] = b.split('-');
  return compareNumbers(aTime, bTime) < 0 || (aTime === bTime && compareNumbers(aNumber, bNumber) < 0);
}

/** Compares decimal numbers of 64 bits, which are too long for a number. */
function compareNumbers(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
