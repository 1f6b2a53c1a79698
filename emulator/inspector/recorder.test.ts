import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { EventLog } from '../log/event-log.js';
import type { TimelineEntry } from './messages.js';
import { maxKept, Recorder } from './recorder.js';

setFlagsFromString('--expose-gc');
const collectAll = runInNewContext('gc') as () => void;

function start() {
  const log = new EventLog();
  return { log, recorder: new Recorder(log) };
}

it('keeps what happened, and no packets while nobody watches', () => {
  const { log, recorder } = start();
  log.info({ hub: 'chat', path: '/a', status: 202 }, 'request');
  log.trace({ packet: '2[]' }, 'packet received');
  expect(recorder.entries()).toEqual([
    {
      id: 1,
      time: expect.any(Number) as number,
      level: 'info',
      message: 'request',
      fields: { hub: 'chat', path: '/a', status: 202 },
    },
  ]);
  expect(log.isEnabled('trace')).toBe(false);
});

it('hands on each entry, packets too, while somebody watches', () => {
  const { log, recorder } = start();
  const seen: TimelineEntry[] = [];
  recorder.watch((entry) => void seen.push(entry()));
  log.trace({ packet: '2[]' }, 'packet received');
  recorder.watch(undefined);
  log.info({}, 'request');
  log.trace({}, 'packet received');
  expect(seen.map(({ message }) => message)).toEqual(['packet received']);
  expect(recorder.entries().map(({ id, message }) => [id, message])).toEqual([
    [1, 'packet received'],
    [2, 'request'],
  ]);
});

it('forgets the oldest', () => {
  const { log, recorder } = start();
  for (let count = 0; count < maxKept + 5; count++) log.info({}, 'request');
  expect(recorder.entries()).toHaveLength(maxKept);
  expect(recorder.entries()[0]?.id).toBe(6);
});

it('keeps what entries say and not the entries, which V8 would make among its old objects', async () => {
  const { log, recorder } = start();
  const entries: WeakRef<object>[] = [];
  log.attach({ level: 'info', write: (entry) => void entries.push(new WeakRef(entry)) });
  for (let count = 0; count < maxKept + 5; count++) log.info({ connections: count }, 'connected');
  // What a WeakRef was made of stays until the end of the turn.
  await new Promise((resolve) => setImmediate(resolve));
  collectAll();
  expect(entries.filter((entry) => entry.deref() !== undefined)).toHaveLength(0);
  expect(recorder.entries()[0]).toMatchObject({ id: 6, message: 'connected', fields: { connections: 5 } });
  expect(recorder.entries().at(-1)).toMatchObject({ id: maxKept + 5, fields: { connections: maxKept + 4 } });
});

it('cuts bodies, and hides what is secret in headers', () => {
  const { log, recorder } = start();
  const headers = { Authorization: 'Bearer SECRET', cookie: 'SECRET', accept: ['a', 'b'], none: undefined };
  log.info(
    {
      path: '/a',
      request: { headers, query: '?filter=x', body: Buffer.from('é'.repeat(3000)) },
      answer: { headers: { 'set-cookie': ['SECRET'] }, body: 'short' },
    },
    'request',
  );
  const [entry] = recorder.entries();
  expect(entry?.fields).toEqual({ path: '/a?filter=x' });
  expect(entry?.request).toEqual({
    headers: { Authorization: '(hidden)', cookie: '(hidden)', accept: 'a, b' },
    body: 'é'.repeat(2048),
    cut: true,
  });
  expect(entry?.answer).toEqual({ headers: { 'set-cookie': '(hidden)' }, body: 'short', cut: false });
  expect(JSON.stringify(entry)).not.toContain('SECRET');
});

it('tells fields that are no text as JSON, and leaves texts as they are', () => {
  const { log, recorder } = start();
  log.error({ target: { kind: 'hub' }, userId: null, error: 'broken' }, 'request failed');
  expect(recorder.entries()[0]?.fields).toEqual({ target: '{"kind":"hub"}', userId: null, error: 'broken' });
});

it('keeps nothing of long bodies but what it shows', () => {
  const { log, recorder } = start();
  const collectGarbage = (): number => {
    collectAll();
    return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  };
  const record = (count: number): void => {
    for (let index = 0; index < count; index++) {
      const body = `${index}`.padEnd(1_000_000, String(index));
      log.info({ request: { headers: {}, body }, answer: { headers: {}, body: Buffer.from(body) } }, 'request');
      log.info({ packet: body.slice(0, 500), error: Object.assign(new Error('broken'), { body }) }, 'request failed');
    }
  };
  record(1);
  const before = collectGarbage();
  record(50);
  // Of more than 100 MB.
  expect(collectGarbage() - before).toBeLessThan(20_000_000);
  expect(recorder.entries()).toHaveLength(102);
});
