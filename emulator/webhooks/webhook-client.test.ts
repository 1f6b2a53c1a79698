import type { ServerResponse } from 'node:http';
import { Agent } from 'undici';
import { afterEach, expect, it, vi } from 'vitest';
import { type LocalServer, type ReceivedRequest, startLocalServer } from '../../tests/helpers/local-server.js';
import { parseSettings } from '../settings/parse-settings.js';
import type { SettingsInput } from '../settings/settings.js';
import { EventLog, type LogEntry } from '../log/event-log.js';
import { HandlerCookies } from './handler-cookies.js';
import { HandlerUrls } from './handler-urls.js';
import { TimeLimit } from './time-limit.js';
import { WebhookClient, type WebhookOutcome } from './webhook-client.js';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

type Answer = (request: ReceivedRequest, response: ServerResponse) => void;

interface Tested extends AsyncDisposable {
  readonly handler: LocalServer;
  readonly dispatcher: Agent;
  /** What has been logged at `warn`. */
  readonly entries: readonly LogEntry[];
  readonly post: (body?: string, cookies?: HandlerCookies) => Promise<WebhookOutcome>;
}

async function startTested(answer: Answer, settings: SettingsInput['webhooks'] = {}): Promise<Tested> {
  const handler = await startLocalServer(answer);
  const dispatcher = new Agent();
  const { webhooks } = parseSettings({ webhooks: { retryDelaysMs: [0, 0], ...settings } }, 'a test');
  const entries: LogEntry[] = [];
  const log = new EventLog({ level: 'warn', write: (entry) => void entries.push(entry) });
  const client = new WebhookClient(dispatcher, webhooks, log);
  const headers = { 'content-type': 'text/plain', 'ce-id': '0' };
  return {
    handler,
    dispatcher,
    entries,
    async post(body = '42["a"]', cookies = new HandlerCookies()) {
      const url = new HandlerUrls(`${handler.url}/events?code=x`).urlOf('chat', 'a');
      if (url === undefined) throw new Error('The template has no URL.');
      return client.post({ url, headers, body, cookies, about: { hub: 'chat', event: 'a' } });
    },
    async [Symbol.asyncDispose]() {
      await dispatcher.destroy();
      await handler[Symbol.asyncDispose]();
    },
  };
}

function respond(status: number, headers: Record<string, string | string[]> = {}, body = ''): Answer {
  return (_, response) => void response.writeHead(status, headers).end(body);
}

function reason(outcome: WebhookOutcome): string {
  return outcome.succeeded ? 'succeeded' : outcome.reason;
}

it('posts the headers and the body unchanged', async () => {
  await using tested = await startTested(respond(204));
  const body = '42["ä😀",12345678901234567890, "\\u00e4"]';
  expect(await tested.post(body)).toMatchObject({ succeeded: true, body: Buffer.alloc(0) });
  expect(tested.handler.requests).toHaveLength(1);
  expect(tested.handler.requests[0]).toMatchObject({ method: 'POST', url: '/events?code=x', body });
  expect(tested.handler.requests[0]?.headers).toMatchObject({ 'content-type': 'text/plain', 'ce-id': '0' });
});

it.each<[number, Record<string, string>, string, string | undefined]>([
  [200, { 'content-type': 'text/plain' }, '43["ä"]', 'text/plain'],
  [200, { 'content-type': 'Text/HTML; charset=utf-8' }, '43[1]', 'Text/HTML; charset=utf-8'],
  [200, {}, '43[1]', undefined],
  [202, { 'content-type': 'application/json' }, '', 'application/json'],
])('takes an answer of %i with %j and the body %j', async (status, headers, text, contentType) => {
  await using tested = await startTested(respond(status, headers, text));
  const body = Buffer.from(text);
  expect(await tested.post()).toMatchObject({ succeeded: true, body, contentType, connectionState: undefined });
});

it.each([408, 500, 502, 503, 504])('retries what was answered with %i', async (status) => {
  await using tested = await startTested(respond(status));
  expect(reason(await tested.post())).toBe(`the event handler answered with status ${status}`);
  const { requests } = tested.handler;
  expect(requests).toHaveLength(3);
  expect(requests.map(({ headers, body }) => ({ headers, body }))).toEqual(
    Array.from({ length: 3 }, () => ({ headers: requests[0]?.headers, body: requests[0]?.body })),
  );
});

it.each([400, 401, 403, 404, 409, 413, 429])('does not retry what was answered with %i', async (status) => {
  await using tested = await startTested(respond(status));
  expect(reason(await tested.post())).toBe(`the event handler answered with status ${status}`);
  expect(tested.handler.requests).toHaveLength(1);
});

it('takes the answer to a retry', async () => {
  let failures = 2;
  await using tested = await startTested((request, response) => {
    if (failures-- > 0) response.writeHead(503).end();
    else respond(200, {}, '43[1]')(request, response);
  });
  expect(await tested.post()).toMatchObject({ succeeded: true, body: Buffer.from('43[1]') });
});

it('retries after a network failure', async () => {
  let failures = 1;
  await using tested = await startTested((request, response) => {
    if (failures-- > 0) response.destroy();
    else respond(200, {}, '43[1]')(request, response);
  });
  expect(await tested.post()).toMatchObject({ succeeded: true, body: Buffer.from('43[1]') });
  expect(tested.handler.requests).toHaveLength(2);
});

it('does not retry what a handler has accepted, though its answer is cut short', async () => {
  await using tested = await startTested((_, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('43[', () => response.destroy());
  });
  expect(reason(await tested.post())).toMatch(/^the event handler's answer was cut short: .+/);
  expect(tested.handler.requests).toHaveLength(1);
});

it('retries after a failure whose answer is cut short', async () => {
  let failures = 1;
  await using tested = await startTested((request, response) => {
    if (failures-- === 0) respond(200)(request, response);
    else response.writeHead(503, { 'content-length': '100' }).write('x', () => response.destroy());
  });
  expect(await tested.post()).toMatchObject({ succeeded: true });
  expect(tested.handler.requests).toHaveLength(2);
});

it('says why a handler could not be reached', async () => {
  await using tested = await startTested(respond(204));
  await tested.handler[Symbol.asyncDispose]();
  expect(reason(await tested.post())).toMatch(/^the event handler could not be reached: .*ECONNREFUSED/);
});

it('does not follow a redirect', async () => {
  await using tested = await startTested(respond(307, { location: '/elsewhere' }));
  expect(reason(await tested.post())).toBe('the event handler answered with status 307');
  expect(tested.handler.requests.map(({ url }) => url)).toEqual(['/events?code=x']);
});

/** Time passes as a test says: for time limits alone, since requests and the waits between them need real timers. */
function stopTime() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  return { pass: (ms: number) => void vi.advanceTimersByTime(ms) };
}

it('gives up after the time limit, without a retry', async () => {
  const time = stopTime();
  await using tested = await startTested(() => time.pass(50), { timeoutMs: 50 });
  expect(reason(await tested.post())).toBe('the event handler did not answer within 50 ms');
  expect(tested.handler.requests).toHaveLength(1);
});

it('has one time limit for all tries', async () => {
  const time = stopTime();
  await using tested = await startTested(
    (_, response) => {
      response.writeHead(503).end();
      time.pass(25);
    },
    { timeoutMs: 50, retryDelaysMs: [0, 60_000] },
  );
  expect(reason(await tested.post())).toBe('the event handler did not answer within 50 ms');
  expect(tested.handler.requests).toHaveLength(2);
});

it('gives the body of an answer as long again as its headers', async () => {
  const time = stopTime();
  const atHeaders = vi.spyOn(TimeLimit.prototype, 'restart');
  await using tested = await startTested(
    (_, response) => {
      time.pass(49);
      response.writeHead(200).write('43[');
      atHeaders.mockImplementation(function (this: TimeLimit) {
        atHeaders.mockRestore();
        this.restart();
        time.pass(49);
        response.end('1]');
      });
    },
    { timeoutMs: 50 },
  );
  expect(await tested.post()).toMatchObject({ succeeded: true, body: Buffer.from('43[1]') });
});

it('gives up a body that does not end', async () => {
  const time = stopTime();
  const atHeaders = vi.spyOn(TimeLimit.prototype, 'restart').mockImplementation(() => time.pass(50));
  await using tested = await startTested((_, response) => void response.writeHead(200).write('43['), { timeoutMs: 50 });
  expect(reason(await tested.post())).toBe("the event handler's answer did not end within 50 ms of its headers");
  expect(atHeaders).toHaveBeenCalledOnce();
  expect(tested.handler.requests).toHaveLength(1);
});

it('ends its time limit with the answer', async () => {
  const end = vi.spyOn(TimeLimit.prototype, 'end');
  await using tested = await startTested(respond(204));
  await tested.post();
  expect(end).toHaveBeenCalledOnce();
});

it('gives back the cookies that successful answers set', async () => {
  let status = 200;
  await using tested = await startTested((request, response) => {
    const cookie = request.body === 'set' ? { 'set-cookie': ['a=1; Path=/', 'b=2; HttpOnly', `status=${status}`] } : {};
    response.writeHead(status, cookie).end();
  });
  const cookies = new HandlerCookies();
  await tested.post('set', cookies);
  await tested.post('get', cookies);
  status = 400;
  await tested.post('set', cookies);
  await tested.post('get', cookies);
  await tested.post('get');
  expect(tested.handler.requests.map(({ headers }) => headers.cookie)).toEqual([
    undefined,
    'a=1; b=2; status=200',
    'a=1; b=2; status=200',
    'a=1; b=2; status=200',
    undefined,
  ]);
});

it.each([
  ['left out', {}, undefined],
  ['set', { 'ce-connectionState': 'abc' }, 'abc'],
  ['emptied', { 'ce-connectionState': '' }, ''],
  ['set twice', { 'ce-connectionState': ['a', 'b'] }, 'b'],
])('tells the state that is %s', async (_, headers: Record<string, string | string[]>, connectionState) => {
  await using tested = await startTested(respond(200, headers));
  expect(await tested.post()).toMatchObject({ connectionState });
});

it('refuses an answer of more than 16 MiB', async () => {
  const limit = 16 * 1024 * 1024;
  await using tested = await startTested((request, response) =>
    respond(200, {}, 'x'.repeat(limit + (request.body === 'more' ? 1 : 0)))(request, response),
  );
  expect(await tested.post('just')).toMatchObject({ succeeded: true });
  expect(reason(await tested.post('more'))).toBe(`the event handler's answer is longer than ${limit} bytes`);
  expect(tested.handler.requests).toHaveLength(2);
});

it('ends at once when the service shuts down', async () => {
  await using tested = await startTested(() => undefined, { retryDelaysMs: [60_000] });
  const outcome = tested.post();
  await expect.poll(() => tested.handler.requests.length).toBe(1);
  await tested.dispatcher.destroy();
  expect(reason(await outcome)).toContain('the event handler could not be reached: ');
});

it('logs each try that is followed by another', async () => {
  await using tested = await startTested(respond(503, {}, 'later'), { retryDelaysMs: [0, 1] });
  const outcome = await tested.post();
  const lineOf = (number: number, retryInMs: number) => ({
    hub: 'chat',
    event: 'a',
    method: 'POST',
    url: `${tested.handler.url}/events?…`,
    try: number,
    status: 503,
    durationMs: expect.any(Number) as number,
    request: { headers: expect.anything() as object, body: '42["a"]' },
    answer: { headers: expect.anything() as object, body: Buffer.from('later') },
    retryInMs,
    reason: 'the event handler answered with status 503: "later"',
  });
  expect(tested.entries.map(({ message, fields }) => [message, fields])).toEqual([
    ['delivery failed, trying again', lineOf(1, 0)],
    ['delivery failed, trying again', lineOf(2, 1)],
  ]);
  expect(outcome.lastTry).toMatchObject({ try: 3, status: 503 });
});
