import { expect, it } from 'vitest';
import { BoundedSet } from './bounded-set.js';

it('forgets what it has held longest when it is full', () => {
  const set = new BoundedSet(2);
  expect(set.has('a')).toBe(false);
  for (const value of ['a', 'b', 'c']) set.add(value);
  expect(['a', 'b', 'c'].map((value) => set.has(value))).toEqual([false, true, true]);
  set.delete('b');
  set.add('d');
  expect(['c', 'd'].map((value) => set.has(value))).toEqual([true, true]);
});
