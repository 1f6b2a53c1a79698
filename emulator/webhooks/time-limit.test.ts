import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TimeLimit } from './time-limit.js';

// The pauses have real timers.
beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

it('calls back at the end of its span', () => {
  const limit = new TimeLimit(100);
  limit.onOver = vi.fn();
  vi.advanceTimersByTime(99);
  expect([limit.isOver, vi.mocked(limit.onOver).mock.calls.length]).toEqual([false, 0]);
  vi.advanceTimersByTime(1);
  expect([limit.isOver, vi.mocked(limit.onOver).mock.calls.length]).toEqual([true, 1]);
});

it('has the whole span again after a restart', () => {
  const limit = new TimeLimit(100);
  vi.advanceTimersByTime(99);
  limit.restart();
  vi.advanceTimersByTime(99);
  expect(limit.isOver).toBe(false);
  vi.advanceTimersByTime(1);
  expect(limit.isOver).toBe(true);
});

it('leaves no timer behind', () => {
  new TimeLimit(100).end();
  expect(vi.getTimerCount()).toBe(0);
});

it('ends a pause at its end', async () => {
  const limit = new TimeLimit(100);
  const paused = limit.pause(60_000);
  vi.advanceTimersByTime(100);
  await paused;
  expect(limit.isOver).toBe(true);
});

it('is not over after a short pause', async () => {
  const limit = new TimeLimit(100);
  await limit.pause(0);
  expect(limit.isOver).toBe(false);
  limit.end();
});
