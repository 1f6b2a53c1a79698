import { trimmedRange } from './text.js';

/**
 * Where the items of a parenthesised list are. The service cuts at each comma outside quotes, so that an item cannot be
 * a call with two arguments, and drops empty items.
 *
 * @param start Where the opening parenthesis is.
 * @param end Behind the closing parenthesis.
 */
export function listItemRanges(text: string, start: number, end: number): (readonly [start: number, end: number])[] {
  const ranges: (readonly [number, number])[] = [];
  let itemStart = start + 1;
  let quoted = false;
  for (let index = itemStart; index < end; index++) {
    const character = text.charAt(index);
    if (character === "'") quoted = !quoted;
    if (index !== end - 1 && (character !== ',' || quoted)) continue;
    const range = trimmedRange(text, itemStart, index);
    if (range[0] < range[1]) ranges.push(range);
    itemStart = index + 1;
  }
  return ranges;
}
