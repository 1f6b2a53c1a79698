import { expect, it, vi } from 'vitest';
import { BoundedCache } from './bounded-cache.js';

it('makes a value once', () => {
  const cache = new BoundedCache<string>(2);
  const make = vi.fn((key: string) => key.toUpperCase());
  expect([cache.get('a', make), cache.get('a', make)]).toEqual(['A', 'A']);
  expect(make).toHaveBeenCalledTimes(1);
});

it('keeps the latest values only', () => {
  const cache = new BoundedCache<string>(2);
  const make = vi.fn((key: string) => key);
  for (const key of ['a', 'b', 'c', 'c', 'b', 'a']) cache.get(key, make);
  expect(make.mock.calls.flat()).toEqual(['a', 'b', 'c', 'a']);
});

it('keeps no value of a long text', () => {
  const cache = new BoundedCache<number>(2);
  const make = vi.fn((key: string) => key.length);
  for (const key of ['x'.repeat(1024), 'x'.repeat(1024), 'x'.repeat(1025), 'x'.repeat(1025)]) cache.get(key, make);
  expect(make.mock.calls.map(([key]) => key.length)).toEqual([1024, 1025, 1025]);
});

it('keeps nothing of a text of which nothing can be made', () => {
  const cache = new BoundedCache<string>(2);
  const fail = (): never => {
    throw new Error('no');
  };
  expect(() => cache.get('a', fail)).toThrow('no');
  expect(cache.get('a', (key) => key)).toBe('a');
});
