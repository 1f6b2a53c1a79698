import { WebSocket } from 'ws';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startEmulator, type StartedEmulator } from '../../emulator/index.js';
import { clientAudience, signAccessToken } from '../../protocol/index.js';
import { startOidcProvider, type LocalOidcProvider } from './local-oidc-provider.js';

const resource = 'https://webpubsub.azure.com';
const accessKey = 'an access key of this test';
let provider: LocalOidcProvider;
let emulator: StartedEmulator;

beforeAll(async () => {
  provider = await startOidcProvider({
    owner: ['Web PubSub Service Owner'],
    reader: ['Web PubSub Service Reader'],
    stranger: [],
  });
  emulator = await startEmulator({ port: 0, accessKey, keyTokens: 'deny', identity: { issuer: provider.issuer } });
});

afterAll(async () => {
  await emulator.close();
  await provider.close();
});

async function call(method: string, path: string, token: string): Promise<Response> {
  return fetch(`${emulator.endpoint}/api/hubs/chat${path}?api-version=2024-12-01`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(method === 'POST' && { 'content-type': 'text/plain' }) },
    ...(method === 'POST' && { body: '42["news"]' }),
  });
}

const rows: readonly (readonly [application: string, method: string, path: string, status: number])[] = [
  ['owner', 'POST', '/:send', 202],
  ['owner', 'HEAD', '/groups/nobody', 404],
  ['reader', 'POST', '/:send', 403],
  ['reader', 'HEAD', '/groups/nobody', 404],
  ['stranger', 'POST', '/:send', 403],
  ['stranger', 'HEAD', '/groups/nobody', 403],
];

for (const [application, method, path, status] of rows) {
  it(`answers ${status} to ${method} ${path} of the application ${application}`, async () => {
    expect((await call(method, path, await provider.token(application, resource))).status).toBe(status);
  });
}

it('refuses a token for another resource', async () => {
  expect((await call('POST', '/:send', await provider.token('owner', 'https://other.example.com'))).status).toBe(401);
});

it('refuses tokens of access keys where they are denied', async () => {
  const audience = `${emulator.endpoint}/api/hubs/chat/:send`;
  const token = signAccessToken({ key: accessKey, audience, lifetimeSeconds: 60 });
  expect((await call('POST', '/:send', token)).status).toBe(401);
});

it('admits clients with a token that was generated for an owner, and with no other', async () => {
  const generated = await call('POST', '/:generateToken', await provider.token('owner', resource));
  const { token } = (await generated.json()) as { token: string };
  expect(await handshakeStatus(token)).toBe(101);
  const audience = clientAudience(emulator.endpoint, 'chat');
  expect(await handshakeStatus(signAccessToken({ key: accessKey, audience, lifetimeSeconds: 60 }))).toBe(401);
});

async function handshakeStatus(token: string): Promise<number> {
  const url = `${emulator.endpoint.replace('http', 'ws')}/clients/socketio/hubs/chat/`;
  const socket = new WebSocket(`${url}?EIO=4&transport=websocket&access_token=${token}`);
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('unexpected-response', (_, { statusCode = 0 }) => {
      resolve(statusCode);
    });
    socket.once('upgrade', ({ statusCode = 0 }) => {
      socket.once('open', () => {
        socket.close();
      });
      resolve(statusCode);
    });
  });
}
