import { expect, it } from 'vitest';
import { parseSchedule } from './schedule.js';

/** In the machine's time zone, as schedules are. */
const after = new Date(2024, 0, 10, 12, 30, 15);

it.each<[text: string, next: Date]>([
  ['* * * * * *', new Date(2024, 0, 10, 12, 30, 16)],
  ['*/5 * * * * *', new Date(2024, 0, 10, 12, 30, 20)],
  ['0 */5 * * * *', new Date(2024, 0, 10, 12, 35)],
  ['*/5 * * * *', new Date(2024, 0, 10, 12, 35)],
  ['0 0 9-17/2 * * MON-FRI', new Date(2024, 0, 10, 13)],
  ['0 0 0 1 January *', new Date(2025, 0, 1)],
  ['0 0 0 * * 0', new Date(2024, 0, 14)],
  ['0 30 9 * Jan Mon', new Date(2024, 0, 15, 9, 30)],
  ['5,8,10 * * * * *', new Date(2024, 0, 10, 12, 31, 5)],
  ['0 0 0 13 * Fri', new Date(2024, 8, 13)],
  ['00:00:30', new Date(2024, 0, 10, 12, 30, 45)],
  ['1.00:00:00', new Date(2024, 0, 11, 12, 30, 15)],
])('finds the next time of %s', (text, next) => {
  expect(parseSchedule(text).next(after)).toEqual(next);
});

it('has no next time where a day never comes', () => {
  expect(parseSchedule('0 0 0 31 2 *').next(after)).toBeUndefined();
});

it.each([
  '',
  'every minute',
  '* * * *',
  '* * * * * * *',
  '61 * * * * *',
  '0 0 0 L * *',
  '@daily',
  '? * * * * *',
  '00:00:00',
])('rejects %j', (text) => {
  expect(() => parseSchedule(text)).toThrow(/Expected six fields, \{second\}/);
});
