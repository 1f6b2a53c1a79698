import { WebPubSubServiceClient } from '@azure/web-pubsub';
import { io, type Socket } from 'socket.io-client';
import { expect, it } from 'vitest';
import { clientAudience, clientPath, groupName, signAccessToken, wellKnownAccessKey } from '../../protocol/index.js';
import { type LocalServer, startLocalServer } from '../../tests/helpers/local-server.js';
import type { SettingsInput } from '../settings/settings.js';
import { type EmbedOptions, startEmulator, type StartedEmulator } from '../start-emulator.js';

const hub = 'chat';

/** Answers every event with 204, and `ask` with an acknowledgement. */
function startHandler(): Promise<LocalServer> {
  return startLocalServer(({ method, headers }, response) => {
    if (method === 'OPTIONS') response.writeHead(200, { 'webhook-allowed-origin': '*' }).end();
    else if (headers['ce-eventname'] === 'ask') response.writeHead(200, { 'content-type': 'text/plain' }).end('430[1]');
    else response.writeHead(204).end();
  });
}

function start(handler?: LocalServer, settings: SettingsInput = {}, options?: EmbedOptions): Promise<StartedEmulator> {
  const eventHandlers = handler && [
    { urlTemplate: handler.url, userEventPattern: '*', systemEvents: ['connect' as const, 'disconnected' as const] },
  ];
  const hubs = eventHandlers === undefined ? {} : { [hub]: { eventHandlers } };
  return startEmulator({ port: 0, logLevel: 'silent', hubs, ...settings }, options);
}

interface Client extends Disposable {
  readonly socket: Socket;
}

async function connect({ endpoint }: StartedEmulator, userId?: string): Promise<Client> {
  const audience = clientAudience(endpoint, hub);
  const claims = userId === undefined ? {} : { sub: userId };
  const token = signAccessToken({ key: wellKnownAccessKey, audience, lifetimeSeconds: 60, claims });
  const query = { access_token: token };
  const socket = io(endpoint, { path: clientPath(hub), query, forceNew: true, transports: ['websocket'] });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return { socket, [Symbol.dispose]: () => void socket.close() };
}

function serviceClient({ connectionString }: StartedEmulator): WebPubSubServiceClient {
  return new WebPubSubServiceClient(connectionString, hub, {
    allowInsecureConnection: true,
    retryOptions: { maxRetries: 0 },
  });
}

const plain = { contentType: 'text/plain' } as const;

it('shows connections and rooms', async () => {
  await using emulator = await start();
  using client = await connect(emulator, 'ana');
  const connection = await emulator.waitForConnection({ userId: 'ana' });
  expect(connection).toMatchObject({ hub, transport: 'websocket', rooms: [] });
  await serviceClient(emulator).group(groupName('/', 'lobby')).addUser('ana');
  const { connectionId } = connection;
  expect(emulator.rooms()).toEqual([{ hub, namespace: '/', room: 'lobby', connectionIds: [connectionId] }]);
  expect(emulator.connections()[0]?.sockets).toEqual([{ id: client.socket.id, namespace: '/', state: 'connected' }]);
});

it('records deliveries with what was sent and answered', async () => {
  await using handler = await startHandler();
  await using emulator = await start(handler);
  using client = await connect(emulator, 'ana');
  expect(await client.socket.emitWithAck('ask', { a: 1 })).toBe(1);
  const delivery = emulator.deliveries().at(-1);
  expect(delivery).toMatchObject({ hub, event: 'ask', args: [{ a: 1 }], userId: 'ana', try: 1, status: 200 });
  expect(delivery?.request?.body).toBe('420["ask",{"a":1}]');
  expect(delivery?.request?.headers['ce-eventName']).toBe('ask');
  expect(delivery?.answer).toMatchObject({ headers: { 'content-type': 'text/plain' }, body: '430[1]' });
  expect(emulator.deliveries().map(({ event }) => event)).toEqual(['connect', 'ask']);
});

it('records calls and sends, those that were rejected too', async () => {
  await using emulator = await start();
  using client = await connect(emulator, 'ana');
  const service = serviceClient(emulator);
  await service.group(groupName('/', client.socket.id)).sendToAll('42["news",1]', plain);
  const [send] = emulator.sends();
  const events = [{ namespace: '/', event: 'news', args: [1] }];
  expect(send).toMatchObject({ operation: 'sendToGroup', to: groupName('/', client.socket.id), receivers: 1, events });
  expect(await service.userExists('nobody')).toBe(false);
  expect(emulator.calls().at(-1)).toMatchObject({ operation: 'userExists', hub, status: 404 });
  await expect(service.sendToAll('42["news"]', { ...plain, filter: 'nonsense(' })).rejects.toThrow();
  const rejected = await emulator.waitForSend({ status: 400 });
  expect(rejected).toMatchObject({ operation: 'sendToAll', receivers: 0 });
  expect(rejected.reason).toContain('filter');
});

it('waits for what has not come yet', async () => {
  await using handler = await startHandler();
  await using emulator = await start(handler);
  const connection = emulator.waitForConnection();
  const disconnected = emulator.waitForDelivery(({ event, userId }) => event === 'disconnected' && userId === 'ana');
  const send = emulator.waitForSend({ operation: 'sendToAll' });
  using client = await connect(emulator, 'ana');
  await serviceClient(emulator).sendToAll('42["news"]', plain);
  client.socket.close();
  expect(await connection).toMatchObject({ userId: 'ana' });
  expect(await send).toMatchObject({ status: 202 });
  expect(await disconnected).toMatchObject({ status: 204 });
});

it('tells what came instead', async () => {
  await using handler = await startHandler();
  await using emulator = await start(handler);
  await expect(emulator.waitForConnection({ userId: 'ana' }, { timeoutMs: 20 })).rejects.toThrow(
    "No connection matched { userId: 'ana' } within 20 ms. There was no connection at all.",
  );
  await fetch(`${emulator.endpoint}${clientPath(hub)}/?EIO=4&transport=polling`);
  using client = await connect(emulator, 'bo');
  await client.socket.emitWithAck('ask');
  const failed = emulator.waitForDelivery({ event: 'aks' }, { timeoutMs: 20 });
  await expect(failed).rejects.toThrow(
    /^No delivery matched \{ event: 'aks' \} within 20 ms\. There were 2 deliveries:$/m,
  );
  await expect(failed).rejects.toThrow(`hub chat: ask to ${handler.url}/, try 1: status 200`);
  await expect(failed).rejects.toThrow(/The last warnings of the emulator:\n {2}client rejected: No access token/);
  const unending = emulator.waitForSend({}, { timeoutMs: 60_000 });
  const ended = expect(unending).rejects.toThrow('before the emulator was closed');
  await emulator.close();
  await ended;
  await expect(emulator.waitForSend({}, { timeoutMs: 0 })).rejects.toThrow('timeoutMs is 0');
});

it('records nothing where it is told so', async () => {
  await using emulator = await start(undefined, {}, { record: false });
  expect(() => emulator.deliveries()).toThrow('startEmulator was called with record: false');
  await expect(emulator.waitForSend()).rejects.toThrow('Nothing is recorded');
});

it('is as new after a reset', async () => {
  await using handler = await startHandler();
  await using emulator = await start(handler);
  using client = await connect(emulator, 'ana');
  await serviceClient(emulator).group(groupName('/', 'lobby')).addUser('ana');
  emulator.injectFault({ at: 'rest', status: 503 });
  const gone = new Promise((resolve) => client.socket.once('disconnect', resolve));
  client.socket.io.reconnection(false);
  await emulator.reset();
  expect(await gone).toBe('transport close');
  expect([emulator.connections(), emulator.rooms(), emulator.calls(), emulator.deliveries()]).toEqual([[], [], [], []]);
  expect(handler.requests.at(-1)?.headers['ce-eventname']).toBe('disconnected');
  expect(await serviceClient(emulator).userExists('ana')).toBe(false);
});

it.each([
  [{ status: 503, headers: { 'retry-after': '1' } }, 503],
  [{ status: 429 }, 429],
  [{ status: 401 }, 401],
])('answers calls with %j on demand, and does nothing', async (effect, statusCode) => {
  await using emulator = await start();
  using client = await connect(emulator, 'ana');
  client.socket.onAny(() => expect.unreachable());
  using fault = emulator.injectFault({ at: 'rest', operation: 'sendToAll', times: 1, ...effect });
  const service = serviceClient(emulator);
  await expect(service.sendToAll('42["news"]', plain)).rejects.toMatchObject({ statusCode });
  expect(fault.hits).toBe(1);
  expect(emulator.sends()).toMatchObject([
    { status: statusCode, receivers: 0, reason: 'an injected fault answered it' },
  ]);
  expect(await service.userExists('ana')).toBe(true);
  client.socket.offAny();
  await service.sendToAll('42["news"]', plain);
});

it('drops calls, and delays them', async () => {
  await using emulator = await start();
  const service = serviceClient(emulator);
  {
    using fault = emulator.injectFault({ at: 'rest', drop: true });
    await expect(service.sendToAll('42["news"]', plain)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(emulator.sends()).toMatchObject([{ reason: 'an injected fault dropped it' }]);
    expect([emulator.sends()[0]?.status, fault.hits]).toEqual([undefined, 1]);
  }
  emulator.injectFault({ at: 'rest', delayMs: 50 });
  const startedAt = performance.now();
  await service.sendToAll('42["news"]', plain);
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(49);
});

it('lets deliveries fail as a network or a handler does, so that they are tried again', async () => {
  await using handler = await startHandler();
  await using emulator = await start(handler, { webhooks: { retryDelaysMs: [1, 1] } });
  using client = await connect(emulator);
  emulator.injectFault({ at: 'delivery', event: 'ask', drop: true, times: 1 });
  emulator.injectFault({ at: 'delivery', event: 'ask', status: 500, body: 'broken', times: 1 });
  expect(await client.socket.emitWithAck('ask')).toBe(1);
  const tries = emulator.deliveries().filter(({ event }) => event === 'ask');
  expect(tries).toMatchObject([
    { try: 1, reason: 'the event handler could not be reached: an injected fault dropped it', retryInMs: 1 },
    { try: 2, status: 500, reason: 'the event handler answered with status 500: "broken"' },
    { try: 3, status: 200 },
  ]);
  expect(handler.requests.filter(({ headers }) => headers['ce-eventname'] === 'ask')).toHaveLength(1);
});

it('delays a delivery until its handler is too late', async () => {
  await using handler = await startHandler();
  await using emulator = await start(handler, { webhooks: { timeoutMs: 60, retryDelaysMs: [] } });
  using client = await connect(emulator);
  emulator.injectFault({ at: 'delivery', event: 'ask', delayMs: 100 });
  client.socket.io.reconnection(false);
  client.socket.emit('ask');
  expect(await emulator.waitForDelivery({ event: 'ask' })).toMatchObject({
    reason: 'the event handler did not answer within 60 ms',
  });
});

it("cuts a client's connection, and the client comes back", async () => {
  await using emulator = await start();
  using client = await connect(emulator);
  const { connectionId } = await emulator.waitForConnection();
  const reason = new Promise((resolve) => client.socket.once('disconnect', resolve));
  const again = new Promise<void>((resolve) => client.socket.once('connect', resolve));
  emulator.cutConnection(connectionId);
  expect(await reason).toBe('transport close');
  await again;
  expect(emulator.connections().map((connection) => connection.connectionId)).not.toContain(connectionId);
  expect(() => emulator.cutConnection(connectionId)).toThrow(/There is no connection ".+"\. Open: \S+\./);
});

it('records the name of a hub decoded', async () => {
  await using emulator = await start();
  const service = new WebPubSubServiceClient(emulator.connectionString, 'a`b', { allowInsecureConnection: true });
  await service.sendToAll('42["news"]', plain);
  expect(emulator.sends()).toMatchObject([{ hub: 'a`b', path: '/api/hubs/a%60b/:send', status: 202 }]);
});
