import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { io, type Socket } from 'socket.io-client';
import { afterEach, expect, it } from 'vitest';
import { startLocalServer } from '../../tests/helpers/local-server.js';
import type { SettingsInput } from '../settings/settings.js';
import { startEmulator, type StartedEmulator } from '../start-emulator.js';
import type { Answer, Answers, Requests, TimelineBatch } from './messages.js';

const sockets: Socket[] = [];

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});

function start(settings: SettingsInput = {}): Promise<StartedEmulator> {
  return startEmulator({ port: 0, logLevel: 'silent', ...settings });
}

function openPage({ endpoint }: StartedEmulator, headers: Record<string, string> = {}): Socket {
  const socket = io(endpoint, {
    path: '/inspector/socket.io',
    forceNew: true,
    reconnection: false,
    transports: ['websocket'],
    extraHeaders: headers,
  });
  sockets.push(socket);
  return socket;
}

async function ask<Name extends keyof Requests>(page: Socket, name: Name, request: Requests[Name]) {
  return (await page.emitWithAck(name, request)) as Answer<Name>;
}

async function result<Name extends keyof Requests>(
  page: Socket,
  name: Name,
  request: Requests[Name],
): Promise<Answers[Name]> {
  const answer = await ask(page, name, request);
  if ('error' in answer) throw new Error(answer.error);
  return answer.result;
}

async function connectClient(emulator: StartedEmulator, page: Socket, userId: string): Promise<Socket> {
  const { path, token } = await result(page, 'access', { hub: 'chat', userId });
  const socket = io(emulator.endpoint, { path, query: { access_token: token }, forceNew: true, reconnection: false });
  sockets.push(socket);
  await once(socket as never, 'connect');
  return socket;
}

function get(emulator: StartedEmulator, path: string, headers: Record<string, string>) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    httpRequest(`${emulator.endpoint}${path}`, { headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    })
      .on('error', reject)
      .end();
  });
}

const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

it.each(['loopback', 'off'] as const)(
  'answers 200 to who asks / for readiness, with the inspector %s',
  async (inspector) => {
    await using emulator = await start({ inspector });
    expect(await get(emulator, '/', { accept: '*/*' })).toMatchObject({
      status: 200,
      body: 'The Socket.IO Serverless emulator is ready.\n',
    });
  },
);

it('answers 200 to a browser too, where it is off', async () => {
  await using emulator = await start({ inspector: 'off' });
  expect(await get(emulator, '/', browser)).toMatchObject({ status: 200 });
  const page = openPage(emulator);
  const error = await new Promise<Error>((resolve) => page.once('connect_error', resolve));
  expect(error.message).toBe('websocket error');
});

it.each([
  ['a foreign Origin', { origin: 'http://evil.example' }],
  ['a foreign Host', { host: 'evil.example' }],
])('rejects the page and its socket with %s', async (_, headers) => {
  await using emulator = await start();
  expect(await get(emulator, '/', { ...browser, ...headers })).toMatchObject({ status: 403 });
  const socketPath = '/inspector/socket.io/?EIO=4&transport=polling';
  expect(await get(emulator, socketPath, headers)).toMatchObject({ status: 403 });
  const page = openPage(emulator, headers);
  const error = await new Promise<Error & { context?: { status?: number } }>((resolve) =>
    page.once('connect_error', resolve),
  );
  expect(error.message).toBe('websocket error');
});

it('has a hub that no client and no REST call reaches by its name', async () => {
  await using emulator = await start();
  const page = openPage(emulator);
  await once(page as never, 'connect');
  const { hubs, connections } = await result(page, 'state', { search: '' });
  expect([hubs, connections]).toEqual([[], []]);
  const sent = await result(page, 'send', {
    hub: 'inspector',
    namespace: '/',
    room: '',
    event: 'timeline',
    data: '[]',
  });
  expect(sent).toEqual({ receivers: 0 });
  const client = await get(emulator, '/clients/socketio/hubs/inspector?EIO=4&transport=polling', {});
  expect(client.status).toBe(401);
});

it('tells what happened before the page was opened, and what happens then', async () => {
  await using handler = await startLocalServer((request, response) => {
    response.setHeader('webhook-allowed-origin', '*');
    response.setHeader('content-type', 'text/plain');
    response.end(request.body.startsWith('42') ? '430["ok"]' : '');
  });
  const urlTemplate = `${handler.url}/{event}?code=SECRET`;
  const eventHandlers = [{ urlTemplate, userEventPattern: '*', systemEvents: ['connect' as const] }];
  await using emulator = await start({ hubs: { chat: { eventHandlers } } });
  await fetch(`${emulator.endpoint}/api/hubs/chat/:send`, { method: 'POST', body: '42["x"]' });

  const page = openPage(emulator);
  const batches: TimelineBatch[] = [];
  page.on('timeline', (batch: TimelineBatch) => batches.push(batch));
  await expect.poll(() => batches.length).toBe(1);
  expect(batches[0]?.entries.map(({ message, fields }) => [message, fields['status']])).toEqual([
    ['request rejected', 401],
  ]);

  const client = await connectClient(emulator, page, 'ana');
  expect(await client.emitWithAck('hello', 1)).toBe('ok');
  const seen = () => batches.flatMap(({ entries }) => entries);
  await expect.poll(() => seen().map(({ message }) => message)).toContain('answer sent');
  const delivery = seen().find(({ message, fields }) => message === 'delivery' && fields['event'] === 'hello');
  expect(delivery).toMatchObject({
    fields: { hub: 'chat', userId: 'ana', url: `${handler.url}/hello?…`, status: 200, try: 1 },
    request: { body: '420["hello",1]' },
    answer: { body: '430["ok"]' },
  });
  expect(seen().find(({ message }) => message === 'packet received')?.fields).toMatchObject({ packet: '0' });
  expect(JSON.stringify(seen())).not.toContain('SECRET');
  expect(JSON.stringify(seen())).not.toContain('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGH');
});

it('shows connections, moves them into rooms, sends to these and disconnects', async () => {
  await using emulator = await start();
  const page = openPage(emulator);
  const client = await connectClient(emulator, page, 'ana');
  await connectClient(emulator, page, 'bob');
  const { connections, matchCount } = await result(page, 'state', { search: 'ANA' });
  expect(matchCount).toBe(1);
  const [connection] = connections;
  expect(connection).toEqual({
    hub: 'chat',
    connectionId: expect.any(String) as string,
    userId: 'ana',
    transport: expect.stringMatching(/^(polling|websocket)$/) as string,
    unsentBytes: expect.any(Number) as number,
    sockets: [{ id: client.id, namespace: '/', state: 'connected' }],
    rooms: [],
    groups: [],
  });

  const { connectionId = '' } = connection ?? {};
  const lobby = { hub: 'Chat', connectionId, namespace: '/', room: 'lobby' };
  expect(await result(page, 'join', lobby)).toEqual({ receivers: 1 });
  expect((await result(page, 'state', { search: 'lobby' })).connections[0]?.rooms).toEqual([
    { namespace: '/', room: 'lobby' },
  ]);
  const news = new Promise((resolve) => client.once('news', (...values: unknown[]) => resolve(values)));
  const message = { hub: 'chat', namespace: '/', room: 'lobby', event: 'news', data: '["hi", 1]' };
  expect(await result(page, 'send', message)).toEqual({ receivers: 1 });
  expect(await news).toEqual(['hi', 1]);
  expect(await result(page, 'leave', lobby)).toEqual({ receivers: 1 });
  expect(await result(page, 'send', message)).toEqual({ receivers: 0 });

  const gone = once(client as never, 'disconnect');
  expect(await result(page, 'close', { hub: 'chat', connectionId })).toEqual({ receivers: 1 });
  await gone;
});

it.each<[string, unknown, string]>([
  ['send', { hub: 'chat', namespace: '/', room: '', event: 'a', data: '{' }, 'The arguments are no JSON'],
  ['send', { hub: 'chat', namespace: '/', room: '', event: 'a', data: '1' }, 'expected a list such as ["hi", 1]'],
  ['send', { hub: 'a b', namespace: '/', room: '', event: 'a', data: '' }, 'hub must be'],
  ['join', { hub: 'chat', connectionId: 'c', namespace: 'x', room: 'a' }, 'namespace must begin with /'],
  ['join', { hub: 'chat', connectionId: 'c', namespace: '/', room: '' }, 'room must have a name'],
  ['state', null, 'Invalid input'],
  ['other', {}, 'There is no request "other".'],
  ['constructor', {}, 'There is no request "constructor".'],
])('says what is wrong with the request %s %j', async (name, request, reason) => {
  await using emulator = await start();
  const page = openPage(emulator);
  const answer = (await page.emitWithAck(name, request)) as { error: string };
  expect(answer.error).toContain(reason);
});

it('knows of each event handler whether it accepts events', async () => {
  await using good = await startLocalServer(
    (_, response) => void response.setHeader('webhook-allowed-origin', '*').end(),
  );
  await using bad = await startLocalServer((_, response) => void response.writeHead(405).end());
  const handlerOf = (url: string) => ({ urlTemplate: `${url}/?code=SECRET`, userEventPattern: '*' });
  const hubs = { Chat: { eventHandlers: [handlerOf(good.url), handlerOf(bad.url)] } };
  await using emulator = await start({ hubs });
  const page = openPage(emulator);
  const handlers = async () => (await result(page, 'state', { search: '' })).hubs[0]?.handlers;
  expect((await handlers())?.map(({ accepts }) => accepts)).toEqual([undefined, undefined]);
  await result(page, 'check', { hub: 'chat' });
  expect(await handlers()).toEqual([
    { urlTemplate: `${good.url}/?…`, userEventPattern: '*', systemEvents: [], accepts: true },
    {
      urlTemplate: `${bad.url}/?…`,
      userEventPattern: '*',
      systemEvents: [],
      accepts: false,
      reason: expect.stringContaining('answered with status 405') as string,
    },
  ]);
});
