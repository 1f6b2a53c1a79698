import { request as httpRequest, type ServerResponse } from 'node:http';
import { io } from 'socket.io-client';
import { expect, it } from 'vitest';
import {
  clientAudience,
  clientPath,
  parseConnectionString,
  signAccessToken,
  wellKnownAccessKey,
} from '../../protocol/index.js';
import { startLocalServer } from '../../tests/helpers/local-server.js';
import type { SettingsInput } from '../settings/settings.js';
import { type StartedEmulator, startEmulator } from '../start-emulator.js';

/** An event handler that acknowledges each event of a client as soon as it may. */
function startHandler(mayAnswer: () => Promise<boolean>) {
  return startLocalServer((request, response) => {
    const [, ackId] = /^42(\d+)/.exec(request.body) ?? [];
    if (request.method === 'OPTIONS') response.writeHead(200, { 'webhook-allowed-origin': '*' }).end();
    else if (ackId === undefined) response.writeHead(204).end();
    else void mayAnswer().then((may) => acknowledge(response, may ? ackId : undefined));
  });
}

function acknowledge(response: ServerResponse, ackId: string | undefined): void {
  if (ackId === undefined) response.writeHead(500).end();
  else response.writeHead(200, { 'content-type': 'text/plain' }).end(`43${ackId}[]`);
}

function start(settings: SettingsInput): Promise<StartedEmulator> {
  return startEmulator({ port: 0, logLevel: 'silent', ...settings });
}

async function connect(emulator: StartedEmulator, hub: string) {
  const { accessKey } = parseConnectionString(emulator.connectionString);
  const query = {
    access_token: signAccessToken({
      key: accessKey,
      audience: clientAudience(emulator.endpoint, hub),
      lifetimeSeconds: 60,
    }),
  };
  const socket = io(emulator.endpoint, { path: clientPath(hub), query, forceNew: true, transports: ['websocket'] });
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  return { socket, [Symbol.dispose]: () => void socket.close() };
}

async function sendToAll({ endpoint }: StartedEmulator, hub: string, body: string, query = ''): Promise<void> {
  const url = `${endpoint}/api/hubs/${hub}/:send?api-version=2024-12-01${query}`;
  const token = signAccessToken({ key: wellKnownAccessKey, audience: url, lifetimeSeconds: 60 });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/plain' };
  expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(202);
}

async function metricsOf({ endpoint }: StartedEmulator): Promise<string> {
  const response = await fetch(`${endpoint}/metrics`);
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  return response.text();
}

/** The samples of this project's metrics, but for those of a duration. */
function samplesOf(text: string): Record<string, number> {
  const lines = text.split('\n').filter((line) => /^socketio_serverless_(?!delivery_duration)/.test(line));
  return Object.fromEntries(
    lines.map((line) => {
      const [name = '', value] = line.replace('socketio_serverless_', '').split(/ (?=[^ ]+$)/);
      return [name, Number(value)];
    }),
  );
}

it('counts connections, sockets, commands, deliveries and tries', async () => {
  let tries = 0;
  await using handler = await startHandler(() => Promise.resolve(++tries > 1));
  const systemEvents: 'connect'[] = ['connect'];
  const chat = { eventHandlers: [{ urlTemplate: handler.url, userEventPattern: '*', systemEvents }] };
  await using emulator = await start({ metrics: 'loopback', hubs: { chat }, webhooks: { retryDelaysMs: [0] } });
  using client = await connect(emulator, 'chat');
  using other = await connect(emulator, 'not_configured');
  const greeted = new Promise((resolve) => client.socket.once('greeting', resolve));
  await client.socket.emitWithAck('hello');
  await sendToAll(emulator, 'chat', '42["greeting"]');
  await greeted;
  expect(other.socket.connected).toBe(true);

  const text = await metricsOf(emulator);
  expect(samplesOf(text)).toEqual({
    'connections{hub="chat"}': 1,
    'connections{hub="(other)"}': 1,
    'sockets{hub="chat"}': 1,
    'sockets{hub="(other)"}': 1,
    'waiting_events{hub="chat"}': 0,
    'waiting_events{hub="(other)"}': 0,
    'waiting_requests{hub="chat"}': 0,
    'unsent_bytes{hub="chat"}': 0,
    'unsent_bytes{hub="(other)"}': 0,
    'commands_total{kind="send",result="executed"}': 1,
    'command_connections_total{kind="send"}': 1,
    'deliveries_total{event="connect",outcome="accepted"}': 1,
    'deliveries_total{event="message",outcome="accepted"}': 1,
    'delivery_tries_total{event="connect"}': 1,
    'delivery_tries_total{event="message"}': 2,
  });
  expect(text).toContain('socketio_serverless_delivery_duration_seconds_count{event="message"} 1');
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
});

it('shows what waits for an event handler', async () => {
  let release: () => void = () => undefined;
  const released = new Promise<boolean>((resolve) => (release = () => resolve(true)));
  await using handler = await startHandler(() => released);
  const chat = { eventHandlers: [{ urlTemplate: handler.url, userEventPattern: '*' }] };
  await using emulator = await start({ metrics: 'loopback', hubs: { chat } });
  using client = await connect(emulator, 'chat');
  const answers = ['first', 'second', 'third'].map((name) => client.socket.emitWithAck(name));
  await expect.poll(async () => samplesOf(await metricsOf(emulator))['waiting_events{hub="chat"}']).toBe(2);
  release();
  await Promise.all(answers);
  expect(samplesOf(await metricsOf(emulator))['waiting_events{hub="chat"}']).toBe(0);
});

it('counts a command that is rejected', async () => {
  await using emulator = await start({ metrics: 'loopback', maxGroupChanges: 1 });
  using first = await connect(emulator, 'chat');
  using second = await connect(emulator, 'chat');
  expect(first.socket.id).not.toBe(second.socket.id);
  const url = `${emulator.endpoint}/api/hubs/chat/:addToGroups?api-version=2024-12-01`;
  const token = signAccessToken({ key: wellKnownAccessKey, audience: url, lifetimeSeconds: 60 });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ groups: ['lobby'] });
  expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(400);
  expect(samplesOf(await metricsOf(emulator))['commands_total{kind="join",result="rejected"}']).toBe(1);
});

it('contains no key and no token', async () => {
  await using emulator = await start({ metrics: 'loopback' });
  using client = await connect(emulator, 'chat');
  const text = await metricsOf(emulator);
  expect(client.socket.connected).toBe(true);
  expect(text).not.toContain(wellKnownAccessKey);
  expect(text).not.toContain('eyJ');
});

it('has no page while metrics are off', async () => {
  await using emulator = await start({});
  expect((await fetch(`${emulator.endpoint}/metrics`)).status).toBe(404);
});

it('rejects a page of another origin, and says how to open it to others', async () => {
  await using emulator = await start({ metrics: 'loopback' });
  const { port } = new URL(emulator.endpoint);
  const foreign = await fetch(`${emulator.endpoint}/metrics`, { headers: { origin: 'http://evil.example' } });
  expect(foreign.status).toBe(403);
  expect(await foreign.text()).toContain('The metrics page is for its own pages only');
  const status = await new Promise((resolve) => {
    const headers = { host: 'metrics.example' };
    httpRequest({ host: '127.0.0.1', port, path: '/metrics', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).end();
  });
  expect(status).toBe(403);
});
