import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../settings/settings.js';
import type { LogEntry } from './event-log.js';
import { terminalSink } from './terminal-sink.js';

type Options = Partial<Pick<Settings, 'logLevel' | 'logFormat'>>;

const delivery: LogEntry = {
  level: 'info',
  time: new Date(2026, 0, 2, 3, 4, 5, 6).getTime(),
  message: 'delivery',
  fields: {
    hub: 'chat',
    connectionId: 'c1',
    userId: 'ana',
    namespace: '/',
    event: 'message',
    method: 'POST',
    url: 'http://localhost:7071/events',
    try: 1,
    status: 200,
    durationMs: 12.4,
    request: { headers: {}, body: '42["message","hi"]' },
    answer: { headers: {}, body: Buffer.from('43["ok"]') },
  },
};

function written(
  entry: LogEntry,
  { logLevel = 'info', logFormat = 'auto' }: Options,
  isTTY: boolean,
  environment: NodeJS.ProcessEnv = {},
): string {
  let text = '';
  const output = { isTTY, write: (line: string) => (text += line) };
  terminalSink({ logLevel, logFormat }, output, environment)?.write(entry);
  return text;
}

const change = (fields: LogEntry['fields'], message = delivery.message, level = delivery.level): LogEntry => ({
  ...delivery,
  level,
  message,
  fields,
});

describe('on a terminal', () => {
  it('writes a delivery as one line', () => {
    expect(stripVTControlCharacters(written(delivery, {}, true))).toBe(
      '03:04:05.006 → POST chat message http://localhost:7071/events 200 12 ms user ana c1\n',
    );
  });

  it('colours it', () => {
    expect(written(delivery, {}, true)).toContain('\u001b[32m200\u001b[39m');
  });

  it.each([[{ NO_COLOR: '1' }], [{ TERM: 'dumb' }]])('uses no colour with %j', (environment) => {
    const line = written(delivery, {}, true, environment);
    expect(line).toBe(stripVTControlCharacters(line));
    expect(line).toContain('→ POST chat');
  });

  it.each<[string, LogEntry, string]>([
    [
      'a try that is repeated',
      change(
        {
          method: 'POST',
          hub: 'chat',
          event: 'connect',
          url: 'http://a/',
          try: 2,
          status: 500,
          durationMs: 1.26,
          retryInMs: 3000,
          reason: 'it said no',
        },
        'delivery failed, trying again',
        'warn',
      ),
      '→ POST chat connect http://a/ 500 1.3 ms try 2 next in 3000 ms delivery failed, trying again — it said no',
    ],
    [
      'a rejected client',
      change(
        { hub: 'chat', path: '/clients/socketio/hubs/chat', status: 401, reason: 'no token', hint: 'Get one.' },
        'client rejected',
        'warn',
      ),
      '← /clients/socketio/hubs/chat 401 client rejected — no token Get one.',
    ],
    [
      'a send',
      change(
        { hub: 'chat', method: 'POST', path: '/api/hubs/chat/:send', status: 202, durationMs: 12_345, receivers: 3 },
        'request',
      ),
      '← POST /api/hubs/chat/:send 202 12.3 s to 3 connections',
    ],
    [
      'a setting',
      change({ setting: 'hubs.a', value: 'x', reason: 'why' }, 'setting matches no event', 'warn'),
      '! setting matches no event hubs.a "x" — why',
    ],
    ['repeated lines', change({ repeated: 4 }, 'client rejected', 'warn'), '← client rejected (and 4 more like it)'],
  ])('writes %s', (_, entry, line) => {
    expect(stripVTControlCharacters(written(entry, {}, true))).toBe(`03:04:05.006 ${line}\n`);
  });

  it('writes nothing that would act on the terminal or begin a line', () => {
    const event = 'a\u001b[2J\nb\u009bc';
    expect(written(change({ event }), {}, true, { NO_COLOR: '1' })).toBe('03:04:05.006 → a\\u001b[2J\\nb\\u009bc\n');
  });

  it('shows the beginning of bodies at the level trace', () => {
    const line = written(delivery, { logLevel: 'trace' }, true, { NO_COLOR: '1' });
    expect(line).toContain('| 42["message","hi"] | 43["ok"]\n');
  });
});

describe('elsewhere', () => {
  it('writes JSON', () => {
    const bodies = { request: undefined, answer: undefined };
    expect(JSON.parse(written(delivery, {}, false))).toEqual({
      level: 'info',
      time: delivery.time,
      msg: 'delivery',
      ...delivery.fields,
      ...bodies,
    });
  });

  it('has the beginning of bodies at the level trace', () => {
    const long = change({ request: { headers: {}, body: 'x'.repeat(501) }, answer: { headers: {}, body: '' } });
    expect(JSON.parse(written(long, { logLevel: 'trace' }, false))).toMatchObject({
      requestBody: `${'x'.repeat(500)}…`,
      answerBody: '',
    });
  });

  it('has the stack of an error', () => {
    const line = written(change({ error: new Error('broken') }, 'request failed', 'error'), {}, false);
    expect(JSON.parse(line)).toMatchObject({ error: expect.stringContaining('Error: broken\n    at ') as string });
  });
});

it.each([
  ['json', true, '{'],
  ['pretty', false, '03:04:05.006 → POST chat'],
] as const)('writes the format %s where it is asked for', (logFormat, isTTY, beginning) => {
  expect(written(delivery, { logFormat }, isTTY)).toMatch(new RegExp(`^${beginning.replace('{', '\\{')}`));
});

it('is missing where nothing is to be written', () => {
  expect(terminalSink({ logLevel: 'silent', logFormat: 'auto' })).toBeUndefined();
});
