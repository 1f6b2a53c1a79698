import { expect, it } from 'vitest';
import { HubStream, type StreamState } from './hub-stream.js';
import type { StreamEntry } from './stream-entry.js';

const fields = new Map<string, string>();
const entries = (...ids: string[]): StreamEntry[] => ids.map((id) => ({ id, fields }));

/** A stream of five entries of which a node has read three. */
function readThree(): HubStream {
  const stream = new HubStream('chat', { lastId: '0-0', count: 0 });
  for (const entry of entries('1-0', '2-0', '3-0')) stream.take(entry);
  return stream;
}

const whole: StreamState = { lastId: '5-0', added: 5, length: 5, entries: entries('4-0', '5-0') };

it('misses nothing where what it has read is still there, or was trimmed', () => {
  expect(readThree().findLoss(whole, true)).toBeUndefined();
  expect(readThree().findLoss({ ...whole, length: 2 }, true)).toBeUndefined();
});

it('counts what was trimmed before it was read', () => {
  const stream = readThree();
  expect(stream.findLoss({ ...whole, length: 1, entries: entries('5-0') }, true)).toEqual({
    kind: 'trimmed',
    missed: 1,
  });
  expect(stream.lastId).toBe('3-0');
});

it('begins again where the stream ends before what it has read', () => {
  const stream = readThree();
  expect(stream.findLoss({ lastId: '2-0', added: 2, length: 2, entries: [] }, true)).toEqual({ kind: 'data lost' });
  expect(stream.lastId).toBe('0-0');
});

it('notices that entries are gone although others have come since', () => {
  const stream = readThree();
  const state = { lastId: '6-0', added: 3, length: 3, entries: entries('6-0') };
  expect(stream.findLoss(state, true)).toEqual({ kind: 'data lost' });
  stream.take({ id: '6-0', fields });
  expect(stream.findLoss({ ...state, entries: [] }, true)).toBeUndefined();
});

it('knows a repetition by its number', () => {
  const stream = readThree();
  expect([1, 2, 2, 1, 4].map((number) => stream.isRepeated('a', number))).toEqual([false, false, true, true, false]);
  expect(stream.isRepeated('b', 1)).toBe(false);
});

it('forgets the numbers of nodes that are gone', () => {
  const stream = readThree();
  stream.isRepeated('a', 5);
  stream.keepNodes(new Set(['b']));
  expect(stream.isRepeated('a', 1)).toBe(true);
  stream.keepNodes(new Set(['b']));
  expect(stream.isRepeated('a', 1)).toBe(false);
});
