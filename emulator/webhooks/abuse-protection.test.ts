import type { ServerResponse } from 'node:http';
import { Agent } from 'undici';
import { afterEach, expect, it, vi } from 'vitest';
import { type LocalServer, type ReceivedRequest, startLocalServer } from '../../tests/helpers/local-server.js';
import { EventLog, type LogEntry, type Logger } from '../log/event-log.js';
import { AbuseProtection } from './abuse-protection.js';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

interface Tested extends AsyncDisposable {
  readonly handler: LocalServer;
  readonly protection: AbuseProtection;
}

async function protect(
  answer: (request: ReceivedRequest, response: ServerResponse) => void,
  log: Logger = new EventLog(),
): Promise<Tested> {
  const handler = await startLocalServer(answer);
  const dispatcher = new Agent();
  const protection = new AbuseProtection(dispatcher, 'localhost', log);
  return {
    handler,
    protection,
    async [Symbol.asyncDispose]() {
      await dispatcher.destroy();
      await handler[Symbol.asyncDispose]();
    },
  };
}

function allow(_: ReceivedRequest, response: ServerResponse): void {
  response.writeHead(200, { 'webhook-allowed-origin': '*' }).end();
}

/** Lets time pass for the clock alone: real requests need real timers. */
function laterBy(seconds: number): void {
  vi.setSystemTime(Date.now() + seconds * 1000);
}

it('asks with OPTIONS and the origin, and with nothing that is for events', async () => {
  await using tested = await protect(allow);
  expect(await tested.protection.check(`${tested.handler.url}/api/validate?code=x`)).toEqual({ allowed: true });
  const [request] = tested.handler.requests;
  expect(request).toMatchObject({ method: 'OPTIONS', url: '/api/validate?code=x', body: '' });
  expect(request?.headers).toMatchObject({ 'webhook-request-origin': 'localhost', 'ce-awpsversion': '1.0' });
  expect(Object.keys(request?.headers ?? {}).sort()).toEqual([
    'ce-awpsversion',
    'connection',
    'host',
    'webhook-request-origin',
  ]);
});

it.each([
  ['*', true],
  ['localhost', true],
  ['LOCALHOST', true],
  ['localhost:8080', false],
  ['other', false],
  ['other, localhost', false],
  ['*, localhost', false],
  ['', false],
])('judges the allowed origin %j', async (origin, allowed) => {
  await using tested = await protect((_, response) => {
    response.writeHead(204, { 'webhook-allowed-origin': origin }).end();
  });
  expect((await tested.protection.check(tested.handler.url)).allowed).toBe(allowed);
});

it.each<[string, number, Record<string, string>, string]>([
  ['no allowed origin', 200, {}, 'WebHook-Allowed-Origin is missing; expected * or "localhost"'],
  [
    'another origin',
    200,
    { 'webhook-allowed-origin': 'a' },
    'WebHook-Allowed-Origin is "a"; expected * or "localhost"',
  ],
  [
    'the origin with a port',
    200,
    { 'webhook-allowed-origin': 'Localhost:8080' },
    'expected * or "localhost". Leave the port out of the endpoints that the handler allows, or set webhooks.origin',
  ],
  ['405', 405, { 'webhook-allowed-origin': '*' }, 'the validation request was answered with status 405; expected 2xx'],
  ['500', 500, { 'webhook-allowed-origin': '*' }, 'the validation request was answered with status 500; expected 2xx'],
  ['a redirect', 302, { location: '/', 'webhook-allowed-origin': '*' }, 'was answered with status 302; expected 2xx'],
])('says why %s refuses', async (_, status, headers, reason) => {
  await using tested = await protect((_request, response) => void response.writeHead(status, headers).end());
  const permission = await tested.protection.check(tested.handler.url);
  expect(permission.allowed ? 'allowed' : permission.reason).toContain(reason);
  expect(tested.handler.requests).toHaveLength(1);
});

it('tries GET where OPTIONS is not found', async () => {
  await using tested = await protect((request, response) => {
    if (request.method === 'GET') allow(request, response);
    else response.writeHead(404).end();
  });
  expect(await tested.protection.check(tested.handler.url)).toEqual({ allowed: true });
  expect(tested.handler.requests.map(({ method }) => method)).toEqual(['OPTIONS', 'GET']);
});

it('shares the first answer among all who wait for it, and remembers it', async () => {
  await using tested = await protect(allow);
  const { protection, handler } = tested;
  await Promise.all(Array.from({ length: 5 }, async () => protection.check(handler.url)));
  await protection.check(handler.url);
  expect(handler.requests).toHaveLength(1);
  await protection.check(`${handler.url}/other`);
  expect(handler.requests).toHaveLength(2);
});

it('asks anew after a minute, without keeping anybody waiting', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  let hold = false;
  const held: ServerResponse[] = [];
  await using tested = await protect((request, response) => {
    if (hold) held.push(response);
    else allow(request, response);
  });
  const { protection, handler } = tested;
  await protection.check(handler.url);
  laterBy(59);
  await protection.check(handler.url);
  expect(handler.requests).toHaveLength(1);

  hold = true;
  laterBy(2);
  const during = await Promise.all([protection.check(handler.url), protection.check(handler.url)]);
  expect(during).toEqual([{ allowed: true }, { allowed: true }]);
  await vi.waitFor(() => expect(held).toHaveLength(1));
  expect(await protection.check(handler.url)).toEqual({ allowed: true });

  for (const response of held) response.writeHead(403).end();
  await vi.waitFor(async () => expect((await protection.check(handler.url)).allowed).toBe(false));
  expect(handler.requests).toHaveLength(2);
});

it('asks again after a refusal: in 1, 2, 4 … 60 seconds', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  await using tested = await protect((_, response) => void response.writeHead(401).end());
  const { protection, handler } = tested;
  await protection.check(handler.url);
  for (const [index, seconds] of [1, 2, 4, 8, 16, 32, 60, 60].entries()) {
    laterBy(seconds - 0.1);
    await protection.check(handler.url);
    expect(handler.requests).toHaveLength(index + 1);
    laterBy(0.2);
    expect((await protection.check(handler.url)).allowed).toBe(false);
    expect(handler.requests).toHaveLength(index + 2);
  }
});

it('allows as soon as the answer to a refused caller does', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  let refuse = true;
  await using tested = await protect((request, response) => {
    if (refuse) response.writeHead(401).end();
    else allow(request, response);
  });
  expect((await tested.protection.check(tested.handler.url)).allowed).toBe(false);
  refuse = false;
  laterBy(1.1);
  expect(await tested.protection.check(tested.handler.url)).toEqual({ allowed: true });
});

it('refuses a handler that cannot be reached', async () => {
  await using tested = await protect(allow);
  const { url } = tested.handler;
  await tested.handler[Symbol.asyncDispose]();
  const permission = await tested.protection.check(url);
  expect(permission.allowed ? 'allowed' : permission.reason).toMatch(/^the validation request to http.* failed: .+/);
});

/** A handler that does not answer, while time passes. Only time limits get the time that passes. */
function protectWhilePassing(ms: number): Promise<Tested> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  return protect((_, response) => {
    vi.advanceTimersByTime(ms);
    if (ms < 10_000) response.writeHead(200, { 'webhook-allowed-origin': '*' }).end();
  });
}

it('gives up after ten seconds', async () => {
  await using inTime = await protectWhilePassing(9999);
  expect(await inTime.protection.check(inTime.handler.url)).toEqual({ allowed: true });
  await using tooLate = await protectWhilePassing(10_000);
  const permission = await tooLate.protection.check(tooLate.handler.url);
  expect(permission).toMatchObject({ kind: 'too late' });
  expect(permission.allowed ? 'allowed' : permission.reason).toContain('failed: no answer within 10000 ms');
});

it('tells a refusal apart from a handler that cannot be reached', async () => {
  await using refusing = await protect((_, response) => void response.writeHead(401).end());
  expect(await refusing.protection.check(refusing.handler.url)).toMatchObject({ allowed: false, kind: 'not allowed' });
  await refusing.handler[Symbol.asyncDispose]();
  expect(await refusing.protection.check(`${refusing.handler.url}/b`)).toMatchObject({ kind: 'unreachable' });
});

it('logs each request, without the secret in the URL', async () => {
  const entries: LogEntry[] = [];
  const log = new EventLog({ level: 'info', write: (entry) => void entries.push(entry) });
  await using tested = await protect((_, response) => void response.writeHead(401).end(), log);
  const url = `${tested.handler.url}/a?code=SECRET`;
  await tested.protection.check(url);
  await tested.handler[Symbol.asyncDispose]();
  await tested.protection.check(url.replace('/a', '/b'));
  const durationMs = expect.any(Number) as number;
  expect(entries.map(({ message, fields }) => [message, fields])).toEqual([
    ['validation', { method: 'OPTIONS', url: `${tested.handler.url}/a?…`, status: 401, durationMs }],
    ['validation', { method: 'OPTIONS', url: `${tested.handler.url}/b?…`, durationMs }],
  ]);
  expect(JSON.stringify(entries)).not.toContain('SECRET');
});

it('forgets the URL that was asked longest ago where there are too many', async () => {
  await using handler = await startLocalServer(allow);
  const dispatcher = new Agent();
  const protection = new AbuseProtection(dispatcher, 'localhost', new EventLog(), 2);
  for (const name of ['a', 'b', 'a', 'c', 'b']) await protection.check(`${handler.url}/${name}`);
  expect(handler.requests.map(({ url }) => url)).toEqual(['/a', '/b', '/c']);
  await protection.check(`${handler.url}/a`);
  expect(handler.requests).toHaveLength(4);
  await dispatcher.destroy();
});
