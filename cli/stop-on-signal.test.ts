import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { deferred } from '../fixtures/waiting/deferred.js';
import { stopOnSignal } from './stop-on-signal.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function stoppable() {
  const closing = deferred<undefined>();
  const close = vi.fn(() => closing.promise);
  const exit = vi.fn<(code: number) => void>();
  const runner = Object.assign(new EventEmitter(), { exit });
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  stopOnSignal(close, 'webhooks', runner);
  return { closing, close, exit, write, signal: (name: string) => runner.emit(name, name) };
}

it('closes once, however often one signal comes', () => {
  const { close, exit, signal } = stoppable();
  signal('SIGINT');
  signal('SIGINT');
  vi.advanceTimersByTime(900);
  signal('SIGTERM');
  expect(close).toHaveBeenCalledOnce();
  expect(exit).not.toHaveBeenCalled();
});

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
])('ends at once on a later %s', (name, code) => {
  const { exit, signal } = stoppable();
  signal('SIGINT');
  vi.advanceTimersByTime(1500);
  signal(name);
  expect(exit).toHaveBeenCalledWith(code);
});

it('says what a longer closing waits for', () => {
  const { signal, write } = stoppable();
  signal('SIGTERM');
  vi.advanceTimersByTime(900);
  expect(write).not.toHaveBeenCalled();
  vi.advanceTimersByTime(200);
  expect(write).toHaveBeenCalledWith('Waiting for webhooks. A second Ctrl+C ends at once.\n');
});

it('says nothing where the closing takes a moment', async () => {
  const { closing, signal, write } = stoppable();
  signal('SIGTERM');
  closing.resolve(undefined);
  await vi.advanceTimersByTimeAsync(2000);
  expect(write).not.toHaveBeenCalled();
});
