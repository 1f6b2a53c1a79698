import { EventEmitter, once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { io, type Socket } from 'socket.io-client';
import { expect, it, onTestFinished } from 'vitest';
import { clientPath } from '../protocol/index.js';
import { type LocalServer, startLocalServer } from '../tests/helpers/local-server.js';
import type { LogFields } from './log/log-fields.js';
import type { HubSettingsInput, SettingsInput } from './settings/settings.js';
import { startEmulator, type StartedEmulator } from './start-emulator.js';

/** Answers each event with its own name, but those that it keeps. */
async function startHandler(name: string, keep?: (response: ServerResponse) => void): Promise<LocalServer> {
  const handler = await startLocalServer((request, response) => {
    response.setHeader('webhook-allowed-origin', '*').setHeader('content-type', 'text/plain');
    if (request.method === 'OPTIONS') response.end();
    else if (keep === undefined) response.end(`43${/^42(\d*)/.exec(request.body)?.[1] ?? ''}["${name}"]`);
    else keep(response);
  });
  onTestFinished(() => handler[Symbol.asyncDispose]());
  return handler;
}

function calling({ url }: LocalServer): HubSettingsInput {
  return { anonymousConnectPolicy: 'allow', eventHandlers: [{ urlTemplate: url, userEventPattern: '*' }] };
}

async function connect({ endpoint }: StartedEmulator, hub: string): Promise<Socket> {
  const socket = io(endpoint, { path: clientPath(hub), forceNew: true, reconnection: false });
  onTestFinished(() => void socket.close());
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
  return socket;
}

const ask = (socket: Socket): Promise<unknown> => socket.timeout(10_000).emitWithAck('ask');

interface Line {
  readonly level: string;
  readonly fields: LogFields;
  readonly message: string;
}

async function start(settings: SettingsInput): Promise<AsyncDisposable & { emulator: StartedEmulator; lines: Line[] }> {
  const lines: Line[] = [];
  const write =
    (level: string) =>
    (fields: LogFields, message: string): void =>
      void lines.push({ level, fields, message });
  const levels = ['trace', 'debug', 'info', 'warn', 'error'] as const;
  const logger = Object.fromEntries(levels.map((level) => [level, write(level)])) as Record<
    (typeof levels)[number],
    ReturnType<typeof write>
  >;
  const emulator = await startEmulator({ port: 0, logLevel: 'info', ...settings }, { logger });
  return { emulator, lines, [Symbol.asyncDispose]: () => emulator.close() };
}

function logged(lines: readonly Line[], message: string): unknown[] {
  return lines.filter((line) => line.message === message).map(({ level, fields }) => ({ level, ...fields }));
}

it('ends a delivery that has begun as it began, and posts later events to the new event handler', async () => {
  const kept: ServerResponse[] = [];
  const begun = new EventEmitter();
  const old = await startHandler('old', (response) => {
    kept.push(response);
    begun.emit('begun');
  });
  const next = await startHandler('new');
  await using started = await start({ hubs: { chat: calling(old) } });
  const { emulator, lines } = started;
  const [first, second] = [await connect(emulator, 'chat'), await connect(emulator, 'chat')];
  const isBegun = once(begun, 'begun');
  const answer = ask(first);
  await isBegun;
  expect(emulator.reload({ hubs: { Chat: calling(next) } })).toEqual({
    addedHubs: [],
    changedHubs: ['chat'],
    removedHubs: [],
    needRestart: [],
  });
  expect(await ask(second)).toBe('new');
  kept[0]?.end('430["old"]');
  expect(await answer).toBe('old');
  expect(await ask(first)).toBe('new');
  expect(logged(lines, 'settings reloaded')).toEqual([{ level: 'info', reason: 'hub changed: chat' }]);
});

it('keeps the clients of a hub that is removed, to which the settings of every hub then apply', async () => {
  const [own, every] = [await startHandler('own'), await startHandler('every')];
  await using started = await start({ hubs: { chat: calling(own) } });
  const { emulator } = started;
  const client = await connect(emulator, 'chat');
  expect(emulator.reload({ hubs: { '*': calling(every), news: {} } })).toMatchObject({
    addedHubs: ['*', 'news'],
    removedHubs: ['chat'],
  });
  expect(await ask(client)).toBe('every');
  emulator.reload({ hubs: {} });
  const disconnected = new Promise<void>((resolve) => client.once('disconnect', () => resolve()));
  client.emit('ask');
  // It has no event handler now, which closes a client that emits.
  await disconnected;
  await expect(connect(emulator, 'chat')).rejects.toThrow();
});

it('leaves what is left out, and what has not changed, as it is', async () => {
  const handler = await startHandler('same');
  await using started = await start({ hubs: { chat: calling(handler) }, inspector: 'off' });
  const { emulator, lines } = started;
  const client = await connect(emulator, 'chat');
  expect(await ask(client)).toBe('same');
  const nothing = { addedHubs: [], changedHubs: [], removedHubs: [], needRestart: [] };
  expect(emulator.reload({})).toEqual(nothing);
  expect(emulator.reload({ hubs: { chat: calling(handler) }, inspector: 'off' })).toEqual(nothing);
  expect(await ask(client)).toBe('same');
  expect(logged(lines, 'settings reloaded')).toEqual([
    { level: 'info', reason: 'no hub changed' },
    { level: 'info', reason: 'no hub changed' },
  ]);
});

it('changes nothing where a setting is not allowed', async () => {
  const handler = await startHandler('old');
  await using started = await start({ hubs: { chat: calling(handler) } });
  const { emulator } = started;
  const client = await connect(emulator, 'chat');
  const wrong = { hubs: { news: {}, chat: { eventHandlers: [{ urlTemplate: 'ftp://a' }] } } };
  expect(() => emulator.reload(wrong)).toThrow(/hubs\.chat\.eventHandlers\.0\.urlTemplate is "ftp:\/\/a"; it must be/);
  expect(await ask(client)).toBe('old');
  expect(emulator.reload({ hubs: { chat: calling(handler) } })).toMatchObject({ addedHubs: [], changedHubs: [] });
});

it('names the settings that need a restart, and shows no key', async () => {
  await using started = await start({ accessKey: 'the old key' });
  const { emulator, lines } = started;
  const { needRestart } = emulator.reload({ port: 9, accessKey: 'the new key', webhooks: { timeoutMs: 5 } });
  expect(needRestart).toEqual(['port', 'accessKey', 'webhooks.timeoutMs']);
  const hint = 'Restart the emulator to use it.';
  expect(logged(lines, 'setting needs a restart')).toEqual([
    { level: 'warn', setting: 'port', reason: 'it is 0, and in the new settings 9', hint },
    { level: 'warn', setting: 'accessKey', reason: 'it has changed', hint },
    { level: 'warn', setting: 'webhooks.timeoutMs', reason: 'it is 100000, and in the new settings 5', hint },
  ]);
  expect(JSON.stringify(lines)).not.toContain('the new key');
});

it('rejects event handlers that need an identity which only a restart would give', async () => {
  await using started = await start({});
  const { emulator } = started;
  const auth = { type: 'managedIdentity' as const, resource: 'api://a' };
  const hubs = { chat: { eventHandlers: [{ urlTemplate: 'http://localhost:1', auth }] } };
  expect(() => emulator.reload({ hubs, developmentIssuer: {} })).toThrow(/with those of the start that need a restart/);
});

it('asks an event handler again that has rejected events', async () => {
  let allowed = 'other.example';
  const handler = await startLocalServer((_, response) => {
    response.writeHead(200, { 'webhook-allowed-origin': allowed }).end();
  });
  onTestFinished(() => handler[Symbol.asyncDispose]());
  await using started = await start({ hubs: { chat: calling(handler) } });
  const { emulator } = started;
  expect(await emulator.checkEventHandlers()).toMatchObject([{ accepts: false }]);
  allowed = '*';
  expect(await emulator.checkEventHandlers()).toMatchObject([{ accepts: false }]);
  emulator.reload({});
  expect(await emulator.checkEventHandlers()).toMatchObject([{ accepts: true }]);
});
