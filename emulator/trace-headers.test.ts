import { type Socket as ClientSocket, io } from 'socket.io-client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { clientAudience, clientPath, signAccessToken, wellKnownAccessKey } from '../protocol/index.js';
import { type LocalServer, startLocalServer } from '../tests/helpers/local-server.js';
import { type StartedEmulator, startEmulator } from './start-emulator.js';

const hub = 'chat';
const ofHandshake = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
const ofCall = `00-${'c'.repeat(32)}-${'d'.repeat(16)}-00`;

type Headers = Readonly<Record<string, string>>;

let handler: LocalServer;
let emulator: StartedEmulator;
let sockets: ClientSocket[] = [];

beforeEach(async () => {
  handler = await startLocalServer(({ method, body }, response) => {
    response.writeHead(200, { 'webhook-allowed-origin': '*' });
    // Its answer ends the socket that asks for it.
    response.end(method === 'POST' && body.includes('leave') ? '41' : '');
  });
  const eventHandler = {
    urlTemplate: `${handler.url}/events`,
    userEventPattern: '*',
    systemEvents: ['connect' as const, 'connected' as const, 'disconnected' as const],
  };
  emulator = await startEmulator({ port: 0, logLevel: 'silent', hubs: { [hub]: { eventHandlers: [eventHandler] } } });
});

afterEach(async () => {
  for (const socket of sockets) socket.close();
  sockets = [];
  await emulator.close();
  await handler[Symbol.asyncDispose]();
});

async function connect(extraHeaders: Headers = {}, transport = 'websocket'): Promise<ClientSocket> {
  const { endpoint } = emulator;
  const token = signAccessToken({
    key: wellKnownAccessKey,
    audience: clientAudience(endpoint, hub),
    lifetimeSeconds: 60,
  });
  const socket = io(endpoint, {
    path: clientPath(hub),
    query: { access_token: token },
    transports: [transport],
    forceNew: true,
    reconnection: false,
    extraHeaders,
  });
  sockets.push(socket);
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
  return socket;
}

async function call(path: string, headers: Headers, body?: string): Promise<number> {
  const url = `${emulator.endpoint}/api/hubs/${hub}/${path}?api-version=2024-12-01`;
  const token = signAccessToken({ key: wellKnownAccessKey, audience: url, lifetimeSeconds: 60 });
  const authorization = `Bearer ${token}`;
  const request = body === undefined ? { headers } : { body, headers: { 'content-type': 'text/plain', ...headers } };
  const { status } = await fetch(url, { ...request, method: 'POST', headers: { authorization, ...request.headers } });
  return status;
}

/** Of each delivery, its event, and what it says of a trace. */
async function traces(count: number): Promise<unknown[]> {
  const posts = () => handler.requests.filter(({ method }) => method === 'POST');
  await expect.poll(() => posts().length, { timeout: 4000 }).toBe(count);
  return posts().map(({ headers }) => [headers['ce-eventname'], headers['traceparent'], headers['tracestate']]);
}

it.each(['websocket', 'polling'])(
  'carries the trace of a handshake by %s into all events of its client',
  async (transport) => {
    const socket = await connect({ traceparent: ofHandshake, tracestate: 'rojo=1' }, transport);
    socket.emit('hello');
    await traces(3);
    socket.close();
    expect((await traces(4)).sort()).toEqual(
      ['connect', 'connected', 'disconnected', 'hello'].map((name) => [name, ofHandshake, 'rojo=1']),
    );
  },
);

it('has no trace where nobody has sent one', async () => {
  const socket = await connect();
  await traces(2);
  socket.close();
  expect((await traces(3)).sort()).toEqual(
    ['connect', 'connected', 'disconnected'].map((name) => [name, undefined, undefined]),
  );
});

it('carries the trace of a call that closes connections into the disconnected events of their sockets', async () => {
  await connect({ traceparent: ofHandshake, tracestate: 'rojo=1' });
  await connect();
  await traces(4);
  expect(await call(':closeConnections', { traceparent: ofCall, tracestate: 'congo=2' })).toBe(204);
  const ended = ['disconnected', ofCall, 'congo=2'];
  expect((await traces(6)).slice(4)).toEqual([ended, ended]);
});

it.each([
  ['one socket', '41/a,', 1],
  ['the connection', '41/a,{"close":true}', 2],
])('carries the trace of a send that ends %s into the disconnected events', async (_, body, count) => {
  const socket = await connect({ traceparent: ofHandshake });
  const other = socket.io.socket('/a');
  sockets.push(other);
  await new Promise<void>((resolve) => other.connect().once('connect', resolve));
  await traces(4);
  expect(await call(':send', { traceparent: ofCall }, body)).toBe(202);
  expect((await traces(4 + count)).slice(4)).toEqual(Array(count).fill(['disconnected', ofCall, undefined]));
});

it('gives the end of a socket by an event handler the trace of its connection', async () => {
  const socket = await connect({ traceparent: ofHandshake });
  await traces(2);
  socket.emit('leave');
  expect((await traces(4)).slice(2)).toEqual(['leave', 'disconnected'].map((name) => [name, ofHandshake, undefined]));
});

it('ignores what is malformed, and rejects nothing for it', async () => {
  const tracestate = 'Not A State';
  await connect({ traceparent: 'nonsense', tracestate: 'rojo=1' });
  await traces(2);
  expect(await call(':closeConnections', { traceparent: ofCall, tracestate })).toBe(204);
  expect((await traces(3)).sort()).toEqual([
    ['connect', undefined, undefined],
    ['connected', undefined, undefined],
    ['disconnected', ofCall, undefined],
  ]);
});
