// The requests that the guide prints are those that the emulator sends, but for ids, times and the port.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmulator } from '../../emulator/index.js';
import {
  clientAudience,
  clientPath,
  signAccessToken,
  signConnection,
  wellKnownAccessKey,
} from '../../protocol/index.js';

const hub = 'chat';
const connectionId = 'rBf3Oc2ZpD0nUKNgWJ5oVw';
const secondaryAccessKey = 'another-key-of-the-guide';
const requests = new Map<string, string>();

const handler = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const lines = request.rawHeaders.flatMap((name, index, all) =>
      index % 2 === 0 ? [`${name}: ${all[index + 1] ?? ''}`] : [],
    );
    const body = Buffer.concat(chunks).toString();
    const text = [`${request.method} ${request.url} HTTP/1.1`, ...lines, '', ...(body === '' ? [] : [body])].join('\n');
    requests.set(String(request.headers['ce-eventname'] ?? 'validation'), text);
    if (request.method === 'OPTIONS') response.writeHead(200, { 'webhook-allowed-origin': '*' }).end();
    else if (request.headers['ce-eventname'] === 'hello') {
      response.writeHead(200, { 'content-type': 'text/plain' }).end('430["Hello Ana"]');
    } else response.writeHead(204).end();
  });
});
let handlerPort: number;
let emulatorPort: string;
let seen: { readonly connectionId: string; readonly socketId: string };

beforeAll(async () => {
  await once(handler.listen(0, '127.0.0.1'), 'listening');
  handlerPort = (handler.address() as AddressInfo).port;
  const systemEvents: ('connect' | 'connected' | 'disconnected')[] = ['connect', 'connected', 'disconnected'];
  const urlTemplate = `http://localhost:${handlerPort}/events/{event}`;
  await using emulator = await startEmulator({
    port: 0,
    secondaryAccessKey,
    logLevel: 'silent',
    hubs: { [hub]: { eventHandlers: [{ urlTemplate, userEventPattern: '*', systemEvents }] } },
  });
  emulatorPort = new URL(emulator.endpoint).port;
  const token = signAccessToken({
    key: wellKnownAccessKey,
    audience: clientAudience(emulator.endpoint, hub),
    lifetimeSeconds: 3600,
    claims: { sub: 'ana' },
  });
  const socket = io(emulator.endpoint, {
    path: clientPath(hub),
    query: { access_token: token },
    transports: ['websocket'],
    reconnection: false,
  });
  await socket.emitWithAck('hello', 'Ana');
  await emulator.waitForDelivery({ event: 'connected' });
  socket.close();
  const delivery = await emulator.waitForDelivery({ event: 'disconnected' });
  seen = delivery;
});

afterAll(() => handler.close());

test.each(['validation', 'connect', 'connected', 'hello', 'disconnected'])('prints the %s request', async (name) => {
  const text = withoutChance(requests.get(name) ?? '');
  await expect(`${text}\n`).toMatchFileSnapshot(`../../docs/examples/webhooks/${name}.http`);
});

/** The same with ids, times and ports that are always the same. */
function withoutChance(text: string): string {
  const changed = text
    .replaceAll(seen.connectionId, connectionId)
    .replaceAll(seen.socketId, 'QmFzZTY0U29ja2V0')
    .replace(/(?<=ce-signature: ).+/, signConnection(connectionId, [wellKnownAccessKey, secondaryAccessKey]))
    .replace(/(?<=ce-time: ).+/, '2026-11-26T09:30:00Z')
    .replace(/(?<=x-ms-client-request-id: ).+/, '0f8fad5b-d9cb-469f-a165-70867728950e')
    .replaceAll(`localhost:${handlerPort}`, 'localhost:3000')
    .replaceAll(`localhost:${emulatorPort}`, 'localhost:8080')
    .replaceAll(/(?<="(?:exp|iat|nbf)":\[")\d+/g, '1795685400')
    .replace(/(?<="sec-websocket-key":\[")[^"]+/, 'dGhlIHNhbXBsZSBub25jZQ==');
  const [, body = ''] = changed.split('\n\n');
  return changed.replace(/(?<=content-length: )\d+/, String(Buffer.byteLength(body)));
}
