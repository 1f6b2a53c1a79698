import { connect as connectSocket } from 'node:net';
import type { ServerResponse } from 'node:http';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { expect, it } from 'vitest';
import { clientAudience, clientPath, groupName, parseConnectionString, signAccessToken } from '../protocol/index.js';
import { type LocalServer, type ReceivedRequest, startLocalServer } from '../tests/helpers/local-server.js';
import type { SettingsInput } from './settings/settings.js';
import { type StartedEmulator, startEmulator } from './start-emulator.js';

const hub = 'chat';

function clientToken({ endpoint, connectionString }: StartedEmulator): string {
  const { accessKey } = parseConnectionString(connectionString);
  return signAccessToken({ key: accessKey, audience: clientAudience(endpoint, hub), lifetimeSeconds: 60 });
}

interface Client extends Disposable {
  readonly socket: Socket;
  /** Settles with the reason for which the connection ended. */
  readonly disconnected: Promise<string>;
}

async function connect(
  emulator: StartedEmulator,
  options: Partial<ManagerOptions & SocketOptions> = {},
  namespace = '/',
): Promise<Client> {
  const query = { access_token: clientToken(emulator) };
  const socket = io(emulator.endpoint + namespace, { path: clientPath(hub), query, forceNew: true, ...options });
  const disconnected = new Promise<string>((resolve) => socket.on('disconnect', resolve));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error) => {
      socket.close();
      reject(error);
    });
  });
  return { socket, disconnected, [Symbol.dispose]: () => void socket.close() };
}

async function callRest(emulator: StartedEmulator, pathAndQuery: string, body: string): Promise<number> {
  const url = emulator.endpoint + pathAndQuery;
  const { accessKey } = parseConnectionString(emulator.connectionString);
  const token = signAccessToken({ key: accessKey, audience: url, lifetimeSeconds: 60 });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/plain' };
  return (await fetch(url, { method: 'POST', headers, body })).status;
}

/** Answers every event at once, but those that a test keeps for itself. */
function startHandler(
  answer: (request: ReceivedRequest, response: ServerResponse) => boolean = () => false,
): Promise<LocalServer> {
  return startLocalServer((request, response) => {
    if (request.method === 'OPTIONS') response.writeHead(200, { 'webhook-allowed-origin': '*' }).end();
    else if (!answer(request, response)) response.writeHead(204).end();
  });
}

function withHandler({ url }: LocalServer, settings: SettingsInput = {}): SettingsInput {
  const systemEvents: ('connect' | 'connected' | 'disconnected')[] = ['connect', 'connected', 'disconnected'];
  const eventHandlers = [{ urlTemplate: url, userEventPattern: '*', systemEvents }];
  return { port: 0, logLevel: 'silent', hubs: { [hub]: { eventHandlers } }, ...settings };
}

function events({ requests }: LocalServer): unknown[] {
  return requests.filter(({ method }) => method === 'POST').map(({ headers }) => headers['ce-eventname']);
}

it.each([[['polling']], [['websocket']], [['polling', 'websocket']]])('connects a client by %j', async (transports) => {
  await using handler = await startHandler((request, response) => {
    if (request.headers['ce-eventname'] !== 'ask') return false;
    response.writeHead(200, { 'content-type': 'text/plain' }).end(`43${request.body.slice(2, 3)}["answer"]`);
    return true;
  });
  await using emulator = await startEmulator(withHandler(handler));
  using client = await connect(emulator, { transports });
  expect(await client.socket.emitWithAck('ask')).toBe('answer');
  expect(events(handler).slice(0, 1)).toEqual(['connect']);
});

it('delivers what a backend sends to a room', async () => {
  await using emulator = await startEmulator({ port: 0 });
  using client = await connect(emulator, {}, '/ns');
  const received = new Promise((resolve) => client.socket.on('news', resolve));
  const group = groupName('/ns', client.socket.id);
  expect(await callRest(emulator, `/api/hubs/${hub}/groups/${group}/:send`, '42/ns,["news",1]')).toBe(202);
  expect(await received).toBe(1);
});

it('refuses a client without a token and says why', async () => {
  await using emulator = await startEmulator({ port: 0 });
  const response = await fetch(`${emulator.endpoint}${clientPath(hub)}/?EIO=4&transport=polling`);
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ message: expect.stringContaining('No access token') as string });
  await expect(connect(emulator, { query: {}, transports: ['websocket'] })).rejects.toThrow('websocket error');
});

it("accepts only a namespace whose sockets' groups can have a name", async () => {
  await using emulator = await startEmulator({ port: 0 });
  const namespace = `/${'n'.repeat(744)}`;
  using client = await connect(emulator, {}, namespace);
  const group = groupName(namespace, client.socket.id);
  expect(await callRest(emulator, `/api/hubs/${hub}/groups/${group}/:send`, `42${namespace},["news"]`)).toBe(202);
  await expect(connect(emulator, {}, `${namespace}n`)).rejects.toThrow('The namespace is too long');
});

it('answers a path that cannot be decoded as any other wrong request', async () => {
  await using emulator = await startEmulator({ port: 0 });
  const response = await fetch(`${emulator.endpoint}/api/hubs/%zz/:send`, { method: 'POST' });
  expect(response.status).toBe(400);
  expect(response.headers.get('x-ms-error-code')).toBe('Error.BadRequest');
});

it.each(['PUT', 'DELETE', 'PATCH'])('answers 400 to %s at the endpoint of clients', async (method) => {
  await using emulator = await startEmulator({ port: 0 });
  const response = await fetch(`${emulator.endpoint}${clientPath(hub)}/?EIO=4&transport=polling`, { method });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: 'Error.BadRequest' });
});

it('rejects wrong settings and a port in use', async () => {
  await expect(startEmulator({ port: -1 })).rejects.toThrow(/in the options of startEmulator:\n {2}port is -1/);
  await using emulator = await startEmulator({ port: 0 });
  const port = Number(new URL(emulator.endpoint).port);
  await expect(startEmulator({ port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
    message: `Cannot listen on 127.0.0.1:${port}: the port is in use. Choose another, or port 0 for a free one.`,
  });
});

it('frees its port where it goes out of scope', async () => {
  let port: number;
  {
    await using emulator = await startEmulator({ port: 0 });
    port = Number(new URL(emulator.endpoint).port);
  }
  await using again = await startEmulator({ port });
  expect(new URL(again.endpoint).port).toBe(String(port));
});

it('keeps two emulators of one process apart', async () => {
  await using first = await startEmulator({ port: 0 });
  await using second = await startEmulator({ port: 0 });
  using one = await connect(first);
  using other = await connect(second);
  const received: string[] = [];
  one.socket.on('news', () => received.push('first'));
  const news = new Promise((resolve) => other.socket.on('news', resolve));
  await callRest(second, `/api/hubs/${hub}/:send`, '42["news"]');
  await news;
  await first.close();
  expect(await one.disconnected).toBe('transport close');
  expect(other.socket.connected).toBe(true);
  expect(received).toEqual([]);
});

it('ends every client when it closes, and tells its event handler', async () => {
  await using handler = await startHandler();
  await using emulator = await startEmulator(withHandler(handler));
  using polling = await connect(emulator, { transports: ['polling'], reconnection: false });
  using webSocket = await connect(emulator, { transports: ['websocket'], reconnection: false });
  await Promise.all([emulator.close(), emulator.close()]);
  expect(await Promise.all([polling.disconnected, webSocket.disconnected])).toEqual([
    'transport close',
    'transport close',
  ]);
  expect(events(handler).filter((event) => event === 'disconnected')).toHaveLength(2);
});

it('answers the webhooks in flight to their clients before it closes them, and lets nobody in meanwhile', async () => {
  let answer = (): void => undefined;
  await using handler = await startHandler(({ headers }, response) => {
    if (headers['ce-eventname'] !== 'slow') return false;
    answer = () => void response.writeHead(200, { 'content-type': 'text/plain' }).end('430["done"]');
    return true;
  });
  await using emulator = await startEmulator(withHandler(handler));
  using client = await connect(emulator, { transports: ['websocket'], reconnection: false });
  using other = await connect(emulator, { transports: ['polling'], reconnection: false });
  const answered = client.socket.emitWithAck('slow');
  await expect.poll(() => events(handler)).toContain('slow');
  let closed = false;
  const closing = emulator.close().then(() => (closed = true));
  await other.disconnected;

  const query = `EIO=4&transport=polling&access_token=${clientToken(emulator)}`;
  const rejected = await fetch(`${emulator.endpoint}${clientPath(hub)}/?${query}`);
  expect(rejected.status).toBe(503);
  const call = await fetch(`${emulator.endpoint}/api/hubs/${hub}/:send`, { method: 'POST', body: '42["news"]' });
  expect([call.status, call.headers.get('connection')]).toEqual([503, 'close']);
  expect(await call.json()).toMatchObject({ code: 'Error.ServiceUnavailable' });
  expect([closed, client.socket.connected]).toEqual([false, true]);
  client.socket.emit('after');
  answer();
  expect(await answered).toBe('done');
  await closing;
  expect(await client.disconnected).toBe('transport close');
  expect(events(handler).at(-1)).toBe('disconnected');
  expect(events(handler)).not.toContain('after');
});

it('does not wait longer for webhooks than it is told', async () => {
  await using handler = await startHandler(({ headers }) => headers['ce-eventname'] === 'hangs');
  const emulator = await startEmulator(withHandler(handler, { shutdownTimeoutMs: 50 }));
  using client = await connect(emulator, { transports: ['websocket'], reconnection: false });
  client.socket.emit('hangs');
  await expect.poll(() => events(handler)).toContain('hangs');
  await emulator.close();
  expect(await client.disconnected).toBe('transport close');
});

it('does not wait for a client that never closes its side', async () => {
  const emulator = await startEmulator({ port: 0 });
  const port = Number(new URL(emulator.endpoint).port);
  const socket = connectSocket({ port, host: '127.0.0.1', allowHalfOpen: true });
  const query = `EIO=4&transport=websocket&access_token=${clientToken(emulator)}`;
  const lines = [
    `GET ${clientPath(hub)}/?${query} HTTP/1.1`,
    'Host: localhost',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ];
  socket.on('error', () => undefined).write(`${lines.join('\r\n')}\r\n\r\n`);
  await new Promise((resolve) => socket.once('data', resolve));
  await emulator.close();
  socket.destroy();
});

it('tells of sockets that ended before their connection failed', async () => {
  let answer = (): void => undefined;
  await using handler = await startHandler(({ headers }, response) => {
    if (headers['ce-eventname'] !== 'fails') return false;
    answer = () => void response.writeHead(400).end();
    return true;
  });
  await using emulator = await startEmulator(withHandler(handler));
  using client = await connect(emulator, { transports: ['websocket'], reconnection: false });
  const other = client.socket.io.socket('/other');
  await new Promise<void>((resolve) => other.once('connect', resolve));
  client.socket.emit('fails');
  other.disconnect();
  await expect.poll(() => events(handler)).toContain('fails');
  answer();
  await client.disconnected;
  await expect.poll(() => events(handler).filter((event) => event === 'disconnected')).toHaveLength(2);
});
