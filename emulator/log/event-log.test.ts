import { expect, it } from 'vitest';
import { EventLog, type LogEntry, type LogLevel } from './event-log.js';

function sink(level: LogLevel) {
  const entries: LogEntry[] = [];
  return { level, entries, write: (entry: LogEntry) => void entries.push(entry) };
}

it('gives each sink the entries of its level and above', () => {
  const quiet = sink('warn');
  const talkative = sink('trace');
  const log = new EventLog(quiet, talkative);
  log.trace({}, 'a');
  log.info({ hub: 'chat' }, 'b');
  log.error({}, 'c');
  expect(quiet.entries.map(({ message }) => message)).toEqual(['c']);
  expect(talkative.entries).toEqual([
    { level: 'trace', time: expect.any(Number) as number, message: 'a', fields: {} },
    { level: 'info', time: expect.any(Number) as number, message: 'b', fields: { hub: 'chat' } },
    { level: 'error', time: expect.any(Number) as number, message: 'c', fields: {} },
  ]);
});

it('says which levels are worth an entry, while a sink is attached', () => {
  const log = new EventLog();
  expect(log.isEnabled('error')).toBe(false);
  const detach = log.attach(sink('debug'));
  expect([log.isEnabled('trace'), log.isEnabled('debug')]).toEqual([false, true]);
  const detachOther = log.attach(sink('trace'));
  detachOther();
  expect(log.isEnabled('trace')).toBe(false);
  detach();
  expect(log.isEnabled('error')).toBe(false);
});
