import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TimeLimit } from './time-limit.js';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('aborts its signal at the end of its span', () => {
  const limit = new TimeLimit(100);
  vi.advanceTimersByTime(99);
  expect(limit.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(limit.signal.aborted).toBe(true);
});

it('has the whole span again after a restart', () => {
  const limit = new TimeLimit(100);
  vi.advanceTimersByTime(99);
  limit.restart();
  vi.advanceTimersByTime(99);
  expect(limit.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(limit.signal.aborted).toBe(true);
});

it('leaves no timer behind', () => {
  new TimeLimit(100).end();
  expect(vi.getTimerCount()).toBe(0);
});
