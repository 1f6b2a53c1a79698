import { io, type Socket } from 'socket.io-client';
import { expect, it } from 'vitest';
import { clientAudience, clientPath, signAccessToken, wellKnownAccessKey } from '../protocol/index.js';
import { startLocalServer } from '../tests/helpers/local-server.js';
import { type StartedEmulator, startEmulator } from './start-emulator.js';

const hub = 'chat';

function newSocket({ endpoint }: StartedEmulator): Socket {
  const audience = clientAudience(endpoint, hub);
  const token = signAccessToken({ key: wellKnownAccessKey, audience, lifetimeSeconds: 60 });
  return io(endpoint, { path: clientPath(hub), query: { access_token: token }, forceNew: true, reconnection: false });
}

async function connect(emulator: StartedEmulator): Promise<Socket> {
  const socket = newSocket(emulator);
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  return socket;
}

async function sendToAll({ endpoint }: StartedEmulator, body: string): Promise<number> {
  const url = `${endpoint}/api/hubs/${hub}/:send?api-version=2024-12-01`;
  const token = signAccessToken({ key: wellKnownAccessKey, audience: url, lifetimeSeconds: 60 });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/plain' };
  return (await fetch(url, { method: 'POST', headers, body })).status;
}

async function healthOf({ endpoint }: StartedEmulator): Promise<number[]> {
  const probes = [
    { path: '/api/health', method: 'GET' },
    { path: '/api/health', method: 'HEAD' },
    { path: '/', method: 'GET' },
  ];
  return Promise.all(probes.map(async ({ path, method }) => (await fetch(endpoint + path, { method })).status));
}

it('is not ready while it drains, and still sends to the clients that it has', async () => {
  await using emulator = await startEmulator({ port: 0, logLevel: 'silent', drainSeconds: 1 });
  const socket = await connect(emulator);
  const news = new Promise((resolve) => socket.once('news', resolve));
  const ended = new Promise((resolve) => socket.once('disconnect', resolve));
  expect(await healthOf(emulator)).toEqual([200, 200, 200]);

  const closed = emulator.close();
  expect(await healthOf(emulator)).toEqual([503, 503, 503]);
  expect(await sendToAll(emulator, '42["news","still here"]')).toBe(202);
  expect(await news).toBe('still here');
  // A client of Socket.IO connects again after a close of its transport, and not after a DISCONNECT packet.
  expect(await ended).toBe('transport close');
  await closed;
});

it('closes its clients over the whole time, and takes no new ones', async () => {
  await using emulator = await startEmulator({ port: 0, logLevel: 'silent', drainSeconds: 1 });
  const sockets = await Promise.all([1, 2, 3, 4].map(() => connect(emulator)));
  const startedAt = performance.now();
  const ends = sockets.map(
    (socket) =>
      new Promise<number>((resolve) => socket.once('disconnect', () => resolve(performance.now() - startedAt))),
  );
  const closed = emulator.close();
  const refused = newSocket(emulator);
  await new Promise((resolve) => refused.once('connect_error', resolve));

  const times = (await Promise.all(ends)).sort((a, b) => a - b);
  expect(times[0]).toBeLessThan(900);
  expect(times.at(-1)).toBeGreaterThanOrEqual(990);
  await closed;
});

it('serves on for the whole time without clients, for load balancers to notice', async () => {
  await using emulator = await startEmulator({ port: 0, logLevel: 'silent', drainSeconds: 1 });
  const startedAt = performance.now();
  await emulator.close();
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(990);
});

it('answers the events that a client has sent before it is closed', async () => {
  await using handler = await startLocalServer((request, response) => {
    const [, ackId] = /^42(\d+)/.exec(request.body) ?? [];
    if (request.method === 'OPTIONS') response.writeHead(200, { 'webhook-allowed-origin': '*' }).end();
    else response.writeHead(200, { 'content-type': 'text/plain' }).end(`43${ackId}["done"]`);
  });
  const eventHandlers = [{ urlTemplate: handler.url, userEventPattern: '*' }];
  await using emulator = await startEmulator({
    port: 0,
    logLevel: 'silent',
    drainSeconds: 1,
    hubs: { [hub]: { eventHandlers } },
  });
  const socket = await connect(emulator);
  const closed = emulator.close();
  const answers = Array.from({ length: 20 }, (_, index) => socket.emitWithAck('work', index) as Promise<string>);
  expect(new Set(await Promise.all(answers))).toEqual(new Set(['done']));
  await closed;
});
