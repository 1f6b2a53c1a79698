import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { clientPath } from '../../protocol/index.js';
import { startLocalServer } from '../../tests/helpers/local-server.js';
import type { SettingsInput } from '../settings/settings.js';
import { startEmulator } from '../start-emulator.js';

const hub = 'chat';

/** An emulator, and an event handler whose answers to messages wait while its gate is closed. */
async function start(engine: SettingsInput['engine'], isClosed = false) {
  const waiting: ServerResponse[] = [];
  let closed = isClosed;
  const answer = (response: ServerResponse): unknown =>
    response.writeHead(200, { 'webhook-allowed-origin': '*' }).end();
  const handler = await startLocalServer(({ headers }, response) => {
    if (closed && headers['ce-type'] === 'azure.webpubsub.user.message') waiting.push(response);
    else answer(response);
  });
  const emulator = await startEmulator({
    port: 0,
    logLevel: 'silent',
    engine,
    hubs: {
      [hub]: {
        anonymousConnectPolicy: 'allow',
        eventHandlers: [{ urlTemplate: handler.url, userEventPattern: '*', systemEvents: ['disconnected'] }],
      },
    },
  });
  const bodies = (): string[] =>
    handler.requests.filter(({ headers }) => headers['ce-eventname'] === 'count').map(({ body }) => body);
  return {
    handler,
    bodies,
    url: `${emulator.endpoint}${clientPath(hub)}/?EIO=4`,
    isDisconnected: () => handler.requests.some(({ headers }) => headers['ce-eventname'] === 'disconnected'),
    open: () => {
      closed = false;
      waiting.splice(0).forEach(answer);
    },
    client: (options: Partial<ManagerOptions & SocketOptions> = {}): Socket => {
      const client = io(emulator.endpoint, { path: clientPath(hub), reconnection: false, forceNew: true, ...options });
      onTestFinished(() => void client.close());
      return client;
    },
    async [Symbol.asyncDispose]() {
      await emulator.close();
      await handler[Symbol.asyncDispose]();
    },
  };
}

function emitMany(client: Socket, count: number): void {
  for (let number = 0; number < count; number++) client.emit('count', number);
}

const inOrder = (count: number): string[] => Array.from({ length: count }, (_, number) => `42["count",${number}]`);

it.each([
  ['polling and WebSocket', ['polling', 'websocket']],
  ['WebSocket', ['websocket']],
  ['polling', ['polling']],
])(
  'loses none of the events that a client has emitted before it connects by %s',
  async (_, transports) => {
    await using tested = await start({});
    const client = tested.client({ transports, autoConnect: false });
    emitMany(client, 1500);
    client.connect();
    await expect.poll(() => tested.bodies().length, { timeout: 20_000 }).toBe(1500);
    expect(tested.bodies()).toEqual(inOrder(1500));
    expect(client.connected).toBe(true);
  },
  30_000,
);

it.each([['websocket'], ['polling']])(
  'keeps a client by %s whose event is handled for longer than its heartbeat, and all that it sends meanwhile',
  async (transport) => {
    const heartbeat = { pingIntervalMs: 200, pingTimeoutMs: 1500 };
    await using tested = await start({ ...heartbeat, maxPendingEvents: 5 }, true);
    const client = tested.client({ transports: [transport] });
    const batches = 30;
    client.on('connect', () => {
      const emitBatch = (batch: number): void => {
        for (let number = 0; number < 10; number++) client.emit('count', 10 * batch + number);
        if (batch + 1 < batches) setTimeout(() => emitBatch(batch + 1), 20);
      };
      emitBatch(0);
    });
    await delay(batches * 20 + 1.5 * (heartbeat.pingIntervalMs + heartbeat.pingTimeoutMs));
    expect(tested.bodies()).toHaveLength(1);
    expect(client.connected).toBe(true);
    tested.open();
    await expect.poll(() => tested.bodies().length, { timeout: 10_000 }).toBe(10 * batches);
    expect(tested.bodies()).toEqual(inOrder(10 * batches));
    await delay(1.5 * (heartbeat.pingIntervalMs + heartbeat.pingTimeoutMs));
    expect(client.connected).toBe(true);
  },
  30_000,
);

it('lets a client by WebSocket go that has died while it was paused', async () => {
  await using tested = await start({ pingIntervalMs: 100, pingTimeoutMs: 100, maxPendingEvents: 5 }, true);
  const client = new WebSocket(`${tested.url.replace('http', 'ws')}&transport=websocket`);
  onTestFinished(() => client.terminate());
  await once(client, 'open');
  client.send('40');
  await once(client, 'message');
  await once(client, 'message');
  // It answers no ping from then on, and does not end.
  for (const event of inOrder(20)) client.send(event);
  await expectGoneOnceHandled(tested);
});

it('lets a client by polling go that has died while it was paused', async () => {
  await using tested = await start({ pingIntervalMs: 100, pingTimeoutMs: 100, maxPendingEvents: 5 }, true);
  const opened = await (await fetch(`${tested.url}&transport=polling`)).text();
  const url = `${tested.url}&transport=polling&sid=${(JSON.parse(opened.slice(1)) as { sid: string }).sid}`;
  await fetch(url, { method: 'POST', body: '40' });
  await (await fetch(url)).text();
  const post = fetch(url, { method: 'POST', body: inOrder(20).join('\u001e') });
  await expectGoneOnceHandled(tested);
  expect(await (await post).text()).toBe('ok');
});

async function expectGoneOnceHandled(tested: Awaited<ReturnType<typeof start>>): Promise<void> {
  await expect.poll(() => tested.bodies().length).toBe(1);
  await delay(500);
  expect(tested.isDisconnected()).toBe(false);
  tested.open();
  await expect.poll(() => tested.isDisconnected(), { timeout: 5000 }).toBe(true);
  expect(tested.bodies()).toEqual(inOrder(20));
}
