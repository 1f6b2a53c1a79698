import { io } from 'socket.io-client';
import { expect, it, onTestFinished } from 'vitest';
import { clientPath } from '../protocol/index.js';
import { type LocalServer, startLocalServer } from '../tests/helpers/local-server.js';
import type { SettingsInput } from './settings/settings.js';
import { startEmulator } from './start-emulator.js';

async function startHandler(): Promise<LocalServer> {
  const handler = await startLocalServer((request, response) => {
    response.setHeader('webhook-allowed-origin', '*').setHeader('content-type', 'text/plain');
    response.end(request.method === 'OPTIONS' ? '' : `430[${JSON.stringify(request.url)}]`);
  });
  onTestFinished(() => handler[Symbol.asyncDispose]());
  return handler;
}

function everyHub({ url }: LocalServer, path: string): NonNullable<SettingsInput['hubs']> {
  const eventHandlers = [{ urlTemplate: url + path, userEventPattern: '*' }];
  return { '*': { anonymousConnectPolicy: 'allow', eventHandlers } };
}

/** The path that an event of a hub is posted to. */
async function ask(endpoint: string, hub: string): Promise<unknown> {
  const socket = io(endpoint, { path: clientPath(hub), forceNew: true, reconnection: false });
  onTestFinished(() => void socket.close());
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
  return await socket.timeout(10_000).emitWithAck('where');
}

it('calls one handler for every hub, as the hub is named', async () => {
  const handler = await startHandler();
  const hubs = { ...everyHub(handler, '/{hub}/{event}'), listed: {}, Own: everyHub(handler, '/own')['*'] ?? {} };
  await using emulator = await startEmulator({ port: 0, logLevel: 'silent', hubs });
  const asked = ['first', 'second', 'listed', 'own'].map((hub) => ask(emulator.endpoint, hub));
  expect(await Promise.all(asked)).toEqual(['/first/where', '/second/where', '/listed/where', '/own']);
});

it('asks a handler of every hub whether it accepts events, unless its URL names the hub', async () => {
  const handler = await startHandler();
  await using shared = await startEmulator({ port: 0, logLevel: 'silent', hubs: everyHub(handler, '/events') });
  expect(await shared.checkEventHandlers()).toEqual([
    { hub: '*', urlTemplate: `${handler.url}/events`, accepts: true },
  ]);
  await using own = await startEmulator({ port: 0, logLevel: 'silent', hubs: everyHub(handler, '/{hub}') });
  expect(await own.checkEventHandlers()).toEqual([{ hub: '*', urlTemplate: `${handler.url}/{hub}` }]);
  expect(handler.requests).toHaveLength(1);
});

it('configures every hub without settings of its own while clients are there', async () => {
  const [handler, next] = [await startHandler(), await startHandler()];
  await using emulator = await startEmulator({ port: 0, logLevel: 'silent', hubs: everyHub(handler, '/old') });
  expect(await ask(emulator.endpoint, 'any')).toBe('/old');
  emulator.configureHub('*', everyHub(next, '/new')['*'] ?? {});
  emulator.configureHub('inherits', {});
  expect(await ask(emulator.endpoint, 'any')).toBe('/new');
  expect(await ask(emulator.endpoint, 'inherits')).toBe('/new');
});
