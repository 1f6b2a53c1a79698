import { expect, it } from 'vitest';
import { checkClock } from './check-service.js';

const now = Date.parse('2026-01-01T12:00:00Z');
const dateAt = (seconds: number): string => new Date(now - seconds * 1000).toUTCString();

it.each([
  [dateAt(0), 300, 'ok', 'as the service'],
  [dateAt(1), 0, 'ok', 'as the service'],
  [dateAt(-30), 300, 'ok', '30 s behind the service'],
  [dateAt(-30), 10, 'fail', '30 s behind the service: tokens that are more than 10 s off are rejected.'],
  [dateAt(90), 300, 'warn', '90 s ahead of the service.'],
  [dateAt(-301), 300, 'fail', '301 s behind the service: tokens that are more than 300 s off are rejected.'],
  [dateAt(-301), 600, 'warn', '301 s behind the service.'],
  [null, 300, 'warn', 'The service does not say its time.'],
])("the service's date %s, with %d s allowed, is %s", (date, maxSkewSeconds, level, text) => {
  expect(checkClock(date, { sentMs: now, receivedMs: now }, maxSkewSeconds)).toMatchObject({ level, text });
});

it('does not count the time of the answer', () => {
  const asked = { sentMs: now - 20_000, receivedMs: now };
  expect(checkClock(dateAt(15), asked, 300)).toMatchObject({ level: 'ok', text: 'as the service' });
});
