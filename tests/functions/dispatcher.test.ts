import { io, type Socket } from 'socket.io-client';
import { afterEach, expect, it } from 'vitest';
import { startEmulator, type StartedEmulator } from '../../emulator/index.js';
import { clientAudience, clientPath, parseConnectionString, signAccessToken } from '../../protocol/index.js';
import type { TriggerEvent } from '../../functions/dispatcher/dispatch.js';
import { deferred } from '../../fixtures/waiting/deferred.js';
import { startFunctionsHost, type FunctionsHost, type TriggeredFunction } from './dispatcher-host.js';

const hub = 'chat';
const disposals: (() => unknown)[] = [];

afterEach(async () => {
  for (const dispose of disposals.splice(0).reverse()) await dispose();
});

interface Stage {
  readonly emulator: StartedEmulator;
  readonly host: FunctionsHost;
}

async function stage(functions: readonly Omit<TriggeredFunction, 'hub'>[], webhooks = {}): Promise<Stage> {
  let connectionString = '';
  const host = await startFunctionsHost(
    () => connectionString,
    functions.map((declared) => ({ hub, ...declared })),
  );
  disposals.push(() => host[Symbol.asyncDispose]());
  const systemEvents = ['connect', 'connected', 'disconnected'] as const;
  const emulator = await startEmulator({
    port: 0,
    logLevel: 'silent',
    hubs: {
      [hub]: { eventHandlers: [{ urlTemplate: host.url, userEventPattern: '*', systemEvents: [...systemEvents] }] },
    },
    webhooks: { retryDelaysMs: [], ...webhooks },
  });
  disposals.push(() => emulator.close());
  ({ connectionString } = emulator);
  return { emulator, host };
}

function client({ emulator }: Stage, namespace = '/'): Socket {
  const { endpoint, accessKey } = parseConnectionString(emulator.connectionString);
  const token = signAccessToken({ key: accessKey, audience: clientAudience(endpoint, hub), lifetimeSeconds: 60 });
  const socket = io(`${endpoint}${namespace}`, {
    path: clientPath(hub),
    query: { access_token: token },
    reconnection: false,
    forceNew: true,
  });
  disposals.push(() => socket.disconnect());
  return socket;
}

async function first(socket: Socket, event: 'connect' | 'connect_error'): Promise<void> {
  await new Promise<void>((resolve) =>
    socket.once(event, () => {
      resolve();
    }),
  );
}

const admit = { eventName: 'connect', run: () => ({}) };

it('runs the functions of a chat, and acknowledges what they return', async () => {
  const connected = deferred<TriggerEvent>();
  const disconnected = deferred<TriggerEvent>();
  const namespace = '/maths';
  const started = await stage([
    { ...admit, namespace },
    { namespace, eventName: 'connected', run: connected.resolve },
    { namespace, eventName: 'disconnected', run: disconnected.resolve },
    { namespace, eventName: 'sum', run: ({ message }) => ({ ack: [sum(message?.parameters)] }) },
    { namespace, eventName: 'note', run: () => ({ ack: ['nobody waits for it'] }) },
  ]);
  const socket = client(started, '/maths');
  await first(socket, 'connect');
  expect((await connected.promise).context.socketId).toBe(socket.id);
  socket.emit('note');
  expect(await socket.emitWithAck('sum', 1, 2, 3)).toBe(6);
  socket.disconnect();
  expect((await disconnected.promise).body).toEqual({ reason: expect.any(String) as string });
  expect(new Set(started.host.statuses)).toEqual(new Set([200]));
});

it('refuses a socket by the status that the connect function returns', async () => {
  const started = await stage([{ eventName: 'connect', run: () => ({ statusCode: 'Forbidden' }) }]);
  await first(client(started), 'connect_error');
  expect(started.host.statuses).toEqual([200, 403]);
});

it('answers 404 to a socket of a namespace that no function is for', async () => {
  const started = await stage([admit]);
  await first(client(started, '/other'), 'connect_error');
  expect(started.host.statuses).toEqual([200, 404]);
});

it('keeps the service waiting where the connect function fails', async () => {
  const fail = () => {
    throw new Error('The function fails.');
  };
  const started = await stage([{ eventName: 'connect', run: fail }], { timeoutMs: 3000 });
  await first(client(started), 'connect_error');
  expect(started.host.statuses).toEqual([200, 0]);
});

it('allows no deliveries to a service whose origin has a port', async () => {
  const started = await stage([admit], { origin: '127.0.0.1:8080' });
  await first(client(started), 'connect_error');
  expect(started.host.statuses).toEqual([400]);
});

function sum(numbers: readonly unknown[] | null | undefined): number {
  return (numbers ?? []).reduce<number>((total, next) => total + Number(next), 0);
}
