import { expect, it } from 'vitest';
import type { LogEntry } from './event-log.js';
import { LineLimit } from './line-limit.js';

const entry = (time: number, reason: string, level: LogEntry['level'] = 'warn'): LogEntry => ({
  level,
  time,
  message: 'client rejected',
  fields: { reason },
});

it('lets one of the same warnings through each second, with the number of those left out', () => {
  const limit = new LineLimit();
  expect(limit.pass(entry(0, 'a'))).toEqual(entry(0, 'a'));
  expect(limit.pass(entry(1, 'a'))).toBeUndefined();
  expect(limit.pass(entry(999, 'a'))).toBeUndefined();
  expect(limit.pass(entry(1000, 'a'))?.fields).toEqual({ reason: 'a', repeated: 2 });
  expect(limit.pass(entry(2000, 'a'))?.fields).toEqual({ reason: 'a' });
});

it('lets other warnings and other levels through', () => {
  const limit = new LineLimit();
  limit.pass(entry(0, 'a'));
  expect(limit.pass(entry(1, 'b'))).toBeDefined();
  expect(limit.pass(entry(1, 'a', 'info'))).toBeDefined();
  expect(limit.pass(entry(1, 'a', 'info'))).toBeDefined();
});

it('remembers a bounded number of kinds', () => {
  const limit = new LineLimit();
  for (let index = 0; index <= 200; index++) limit.pass(entry(0, `reason ${index}`));
  expect(limit.pass(entry(1, 'reason 0'))).toBeDefined();
  expect(limit.pass(entry(1, 'reason 200'))).toBeUndefined();
});
