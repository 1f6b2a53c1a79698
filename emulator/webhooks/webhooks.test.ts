import type { ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import { type LocalServer, type ReceivedRequest, startLocalServer } from '../../tests/helpers/local-server.js';
import { Connection } from '../connections/connection.js';
import { Hub } from '../connections/hub.js';
import { Faults } from '../faults/faults.js';
import { EventLog, type LogEntry } from '../log/event-log.js';
import { parseSettings } from '../settings/parse-settings.js';
import { EventSender } from './event-headers.js';
import type { HandlerAuthorization } from './handler-authorization.js';
import { Webhooks } from './webhooks.js';

const socket = { id: 's1', namespace: '/ns' };

interface Tested extends AsyncDisposable {
  readonly webhooks: Webhooks;
  readonly connection: Connection;
  readonly handler: LocalServer;
  /** Each line that was logged: its level, its message, and the rest of it. */
  readonly lines: readonly (readonly [level: string, message: string, about: Record<string, unknown>])[];
}

type Answer = (request: ReceivedRequest, response: ServerResponse) => void;

const status =
  (code: number): Answer =>
  (_, response) =>
    void response.writeHead(code).end();

interface Options {
  readonly path?: string;
  readonly validation?: number;
  readonly auth?: boolean;
  readonly timeoutMs?: number;
  readonly maxConcurrentRequests?: number;
  readonly maxWaitingRequests?: number;
}

async function startTested(
  answer: Answer,
  { path = '/events?code=SECRET', validation = 200, auth = false, timeoutMs = 10_000, ...limits }: Options = {},
): Promise<Tested> {
  const handler = await startLocalServer((request, response) => {
    if (request.method === 'POST') answer(request, response);
    else response.writeHead(validation, { 'webhook-allowed-origin': '*' }).end();
  });
  const lines: [string, string, Record<string, unknown>][] = [];
  const write = ({ level, message, fields }: LogEntry) => void lines.push([level, message, { ...fields }]);
  const log = new EventLog({ level: 'debug', write });
  const eventHandler = {
    urlTemplate: `${handler.url}${path}`,
    userEventPattern: '*',
    systemEvents: ['connect', 'connected', 'disconnected'],
    ...(auth && { auth: { type: 'managedIdentity', resource: 'https://resource.example' } }),
  };
  const settings = parseSettings(
    {
      hubs: { chat: { eventHandlers: [eventHandler] } },
      webhooks: { retryDelaysMs: [], timeoutMs, ...limits },
      identity: { issuer: 'http://issuer.example', client: { id: 'a', secret: 'SECRET' } },
    },
    'a test',
  );
  const authorization = {
    header: () => Promise.reject(new Error('the issuer http://issuer.example is down')),
  } as unknown as HandlerAuthorization;
  const webhooks = new Webhooks(
    settings.webhooks,
    new EventSender(['k'], 'localhost'),
    authorization,
    log,
    new Faults(),
  );
  const hub = new Hub('chat', settings.hubs['chat'] ?? { anonymousConnectPolicy: 'deny', eventHandlers: [] });
  const identity = { userId: null, claims: {}, query: {}, headers: {}, groups: [] };
  return {
    webhooks,
    connection: new Connection('c1', hub, identity),
    handler,
    lines,
    async [Symbol.asyncDispose]() {
      await webhooks.close();
      await handler[Symbol.asyncDispose]();
    },
  };
}

it.each<[string, Answer, Parameters<typeof startTested>[1], string]>([
  ['refuses', status(403), {}, 'The event handler rejected the socket with status 403.'],
  ['breaks', (_, response) => response.destroy(), {}, 'The event handler could not be reached.'],
  ['hangs', () => undefined, { timeoutMs: 20 }, 'The event handler did not answer in time.'],
  ['allows no events', status(200), { validation: 401 }, 'The event handler does not allow events of this service.'],
  ['wants a token', status(200), { auth: true }, 'The service got no token for the event handler.'],
])('tells a client whose handler %s no URL, address or secret', async (_, answer, options, reason) => {
  await using tested = await startTested(answer, options);
  expect(await tested.webhooks.connect(tested.connection, socket)).toEqual({ accepted: false, reason });
});

it('tells a client nothing of the address of a handler that is not there', async () => {
  await using tested = await startTested(status(200));
  await tested.handler[Symbol.asyncDispose]();
  expect(await tested.webhooks.connect(tested.connection, socket)).toEqual({
    accepted: false,
    reason: 'The event handler could not be reached.',
  });
  const { port } = new URL(tested.handler.url);
  const url = `http://127.0.0.1:${port}/events?…`;
  expect(tested.lines.map(([level, message, about]) => [level, message, about['url'], about['reason']])).toEqual([
    ['info', 'validation', url, undefined],
    [
      'warn',
      'delivery failed',
      url,
      expect.stringMatching(new RegExp(`^the validation request to .* failed: .*ECONNREFUSED 127.0.0.1:${port}`)),
    ],
  ]);
  expect(JSON.stringify(tested.lines)).not.toContain('SECRET');
});

it.each([
  [403, 'info'],
  [404, 'info'],
  [408, 'warn'],
  [500, 'warn'],
  [302, 'warn'],
])('logs a socket that its handler refuses with %i at the level %s', async (code, level) => {
  await using tested = await startTested(status(code));
  await tested.webhooks.connect(tested.connection, socket);
  const line = tested.lines.at(-1);
  expect(line?.slice(0, 2)).toEqual([
    level,
    level === 'info' ? 'socket rejected by its event handler' : 'delivery failed',
  ]);
  expect(line?.[2]).toMatchObject({
    hub: 'chat',
    connectionId: 'c1',
    namespace: '/ns',
    event: 'connect',
    url: `${tested.handler.url}/events?…`,
    try: 1,
    status: code,
    durationMs: expect.any(Number) as number,
    reason: `the event handler answered with status ${code}`,
  });
});

it.each([
  ['Who are you?\n', ': "Who are you?\\n"'],
  ['é'.repeat(600), `: "${'é'.repeat(500)}"`],
  ['x'.repeat(200_000), ''],
])('logs the text with which a handler rejects a socket, up to a limit', async (text, logged) => {
  await using tested = await startTested((_, response) => void response.writeHead(401).end(text));
  expect(await tested.webhooks.connect(tested.connection, socket)).toEqual({
    accepted: false,
    reason: 'The event handler rejected the socket with status 401.',
  });
  expect(tested.lines.at(-1)?.[2]['reason']).toBe(`the event handler answered with status 401${logged}`);
});

it.each([
  ['pattern', 'userEventPattern is "a,b", "c"'],
  ['none', 'it has no event handlers'],
])('says what the handlers of a hub match where none matches an event: %s', async (kind, matching) => {
  await using tested = await startTested(status(200));
  const patterns = kind === 'none' ? [] : ['a,b', 'c'];
  const eventHandlers = patterns.map((userEventPattern) => ({
    urlTemplate: tested.handler.url,
    userEventPattern,
    systemEvents: [],
  }));
  const hub = new Hub('chat', { anonymousConnectPolicy: 'deny', eventHandlers });
  const identity = { userId: null, claims: {}, query: {}, headers: {}, groups: [] };
  const connection = new Connection('c1', hub, identity);
  expect(await tested.webhooks.message(connection, socket, 'x', '42["x"]')).toMatchObject({
    handled: false,
    reason: `hub chat has no event handler for "x": ${matching}`,
  });
});

it('warns of notices that their handler fails', async () => {
  await using tested = await startTested(status(404));
  await tested.webhooks.connected(tested.connection, socket);
  await tested.webhooks.disconnected(tested.connection, socket, '');
  const failures = tested.lines.filter(([, message]) => message === 'delivery failed');
  expect(failures.map(([level, , { event }]) => [level, event])).toEqual([
    ['warn', 'connected'],
    ['warn', 'disconnected'],
  ]);
});

it.each(['.', '..'])('does not send the event %j where its name is a segment of the path', async (event) => {
  await using tested = await startTested(status(200), { path: '/private/hooks/{event}/run' });
  expect(await tested.webhooks.message(tested.connection, socket, event, `42["${event}"]`)).toMatchObject({
    handled: false,
    reason: `an event named "${event}" would leave the path of the event handler's URL; put {event} into its query`,
  });
  expect(await tested.webhooks.message(tested.connection, socket, 'x', '42["x"]')).toMatchObject({ handled: true });
  const posted = tested.handler.requests.filter(({ method }) => method === 'POST').map(({ url }) => url);
  expect(posted).toEqual(['/private/hooks/x/run']);
});

it('leaves it to others to warn of an event that is not handled', async () => {
  await using tested = await startTested(status(500));
  expect(await tested.webhooks.message(tested.connection, socket, 'news', '42["news"]')).toMatchObject({
    handled: false,
    reason: 'the event handler answered with status 500',
    about: { url: `${tested.handler.url}/events?…`, try: 1, status: 500 },
  });
  expect(tested.lines.map(([, message]) => message)).toEqual(['validation']);
});

/** Answers no `connected` event. */
const withoutConnected: Answer = (request, response) => {
  if (request.headers['ce-eventname'] !== 'connected') response.writeHead(200).end();
};

it('posts events while its handler answers no notification, and says that notifications wait', async () => {
  await using tested = await startTested(withoutConnected, { maxConcurrentRequests: 8 });
  const { webhooks, connection, handler, lines } = tested;
  for (let count = 0; count < 3; count++) void webhooks.connected(connection, socket);
  expect(await webhooks.message(connection, socket, 'x', '42["x"]')).toMatchObject({ handled: true });
  const identity = { userId: null, claims: {}, query: {}, headers: {}, groups: [] };
  void webhooks.connected(new Connection('c2', connection.hub, identity), socket);
  await expect.poll(() => handler.requests.length).toBe(4);
  expect(handler.requests.map(({ headers }) => headers['ce-connectionid'] ?? 'validation')).toEqual(
    expect.arrayContaining(['validation', 'c1', 'c1', 'c2']),
  );
  const url = `${handler.url}/events?…`;
  expect(lines.filter(([level]) => level === 'warn')).toEqual([
    [
      'warn',
      'events wait for their turn at the event handler',
      { hub: 'chat', url, hint: 'webhooks.maxConcurrentRequests is 8' },
    ],
  ]);
});

it('rejects a further socket where too many events wait', async () => {
  await using tested = await startTested(withoutConnected, { maxConcurrentRequests: 8, maxWaitingRequests: 2 });
  const { webhooks, connection } = tested;
  expect(await webhooks.connect(connection, socket)).toEqual({ accepted: true });
  for (let count = 0; count < 3; count++) void webhooks.connected(connection, socket);
  await expect
    .poll(() => webhooks.connect(connection, socket))
    .toEqual({ accepted: false, reason: 'Too many events wait for the event handler.' });
});
