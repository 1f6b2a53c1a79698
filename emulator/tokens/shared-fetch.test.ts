import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SharedFetch } from './shared-fetch.js';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('fetches once, when it is first asked', async () => {
  const fetch = vi.fn(() => Promise.resolve({}));
  const shared = new SharedFetch(fetch);
  expect(fetch).not.toHaveBeenCalled();
  const [first, second] = await Promise.all([shared.get(), shared.get()]);
  vi.advanceTimersByTime(10_000);
  expect(new Set([first, second, await shared.get()]).size).toBe(1);
  expect(fetch).toHaveBeenCalledOnce();
});

it('tells a failure for a second, and then fetches again', async () => {
  const fetch = vi.fn(() => Promise.reject(new Error('down')));
  const shared = new SharedFetch<string>(fetch);
  await Promise.allSettled([shared.get(), shared.get()]);
  vi.advanceTimersByTime(999);
  await expect(shared.get()).rejects.toThrow('down');
  expect(fetch).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(1);
  fetch.mockResolvedValueOnce('value' as never);
  expect(await Promise.all([shared.get(), shared.get()])).toEqual(['value', 'value']);
  expect(fetch).toHaveBeenCalledTimes(2);
});

it('counts the second from the failure, however long the fetch took', async () => {
  const fetch = vi.fn(() => new Promise<never>((_, reject) => setTimeout(() => reject(new Error('too late')), 30_000)));
  const shared = new SharedFetch(fetch);
  const first = shared.get().catch(() => undefined);
  vi.advanceTimersByTime(29_999);
  void shared.get().catch(() => undefined);
  vi.advanceTimersByTime(1);
  await first;
  vi.advanceTimersByTime(999);
  await expect(shared.get()).rejects.toThrow('too late');
  expect(fetch).toHaveBeenCalledOnce();
});
