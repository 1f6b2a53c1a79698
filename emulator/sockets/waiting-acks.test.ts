import { expect, it } from 'vitest';
import { WaitingAcks } from './waiting-acks.js';

it('knows an id until it is acknowledged', () => {
  const acks = new WaitingAcks();
  acks.add('7');
  expect([acks.has('7'), acks.has('8')]).toEqual([true, false]);
  acks.delete('7');
  expect(acks.has('7')).toBe(false);
});

it.each([
  ['more ids than it keeps', Array.from({ length: 1001 }, (_, index) => `${index}`)],
  ['an id that is longer than it keeps', ['9'.repeat(21)]],
])('accepts every id after %s', (_, ids) => {
  const acks = new WaitingAcks();
  for (const id of ids) acks.add(id);
  expect([acks.has(ids.at(-1) ?? ''), acks.has('other')]).toEqual([true, true]);
});
