import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebPubSubServiceClient } from '@azure/web-pubsub';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SettingsInput, startEmulator, type StartedEmulator } from '../../emulator/index.js';
import { type HttpVersions, type SecureEventHandler, startSecureEventHandler } from './secure-event-handler.js';
import { openSocket } from './socket-client.js';

const hub = 'chat';
let certificate: { readonly cert: string; readonly key: string };
let folder: string;
let caFile: string;

beforeAll(async () => {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
    ],
  });
  certificate = { cert, key };
  folder = await mkdtemp(join(tmpdir(), 'socketio-serverless-handler-'));
  caFile = join(folder, 'certificate.pem');
  await writeFile(caFile, cert);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

function startEmulatorFor({ url }: SecureEventHandler, webhooks: SettingsInput['webhooks']): Promise<StartedEmulator> {
  const systemEvents: ('connect' | 'connected' | 'disconnected')[] = ['connect', 'connected', 'disconnected'];
  const eventHandlers = [{ urlTemplate: `${url}/{hub}/{event}`, userEventPattern: '*', systemEvents }];
  return startEmulator({ port: 0, logLevel: 'silent', webhooks, hubs: { [hub]: { eventHandlers } } });
}

async function connect({ endpoint, connectionString }: StartedEmulator) {
  const service = new WebPubSubServiceClient(connectionString, hub);
  const { token } = await service.getClientAccessToken({ clientProtocol: 'socketio' });
  return openSocket(endpoint, hub, token, { transports: ['websocket'] });
}

const rows: readonly (readonly [versions: HttpVersions, http2: boolean, used: string])[] = [
  ['1.1', false, '1.1'],
  ['1.1', true, '1.1'],
  ['both', false, '1.1'],
  ['both', true, '2.0'],
  ['2', true, '2.0'],
];

it.each(rows)('calls a secure event handler of HTTP/%s, with http2 %s, over HTTP/%s', async (versions, http2, used) => {
  await using handler = await startSecureEventHandler(versions, certificate);
  await using emulator = await startEmulatorFor(handler, { caFile, http2 });
  const sockets = await Promise.all([connect(emulator), connect(emulator), connect(emulator)]);
  const long = 'x'.repeat(300_000);
  const answers = await Promise.all(sockets.map((socket) => socket.emitWithAck('ask', long) as Promise<number>));
  expect(answers).toEqual(sockets.map(() => `420["ask","${long}"]`.length));
  for (const socket of sockets) socket.close();
  const expected = ['ask', 'connect', 'connected', 'disconnected'].flatMap((name) => sockets.map(() => name));
  await expect.poll(() => handler.events.map(({ name }) => name).sort()).toEqual(expected);
  expect(new Set(handler.events.map(({ httpVersion }) => httpVersion))).toEqual(new Set([used]));
});

it('calls no secure event handler whose certificate it was not told to trust', async () => {
  await using handler = await startSecureEventHandler('1.1', certificate);
  await using emulator = await startEmulatorFor(handler, {});
  await expect(connect(emulator)).rejects.toThrow('The event handler could not be reached.');
  expect(handler.events).toEqual([]);
});
