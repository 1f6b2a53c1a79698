import { createServer } from 'node:http';
import { decodeJwt } from 'jose';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startEmulator, type StartedEmulator } from '../../emulator/index.js';
import { listen, type Listening } from '../../fixtures/http/listen.js';
import { clientAudience, clientPath, signAccessToken } from '../../protocol/index.js';
import { startOidcProvider, type LocalOidcProvider } from './local-oidc-provider.js';

const accessKey = 'an access key of this test';
const resource = 'https://handler.example.com';
const authorizations: { readonly method: string | undefined; readonly authorization: string | undefined }[] = [];
let handler: Listening;
let provider: LocalOidcProvider;
let emulator: StartedEmulator;

beforeAll(async () => {
  const server = createServer(({ method, headers: { authorization } }, response) => {
    authorizations.push({ method, authorization });
    response.writeHead(200, { 'webhook-allowed-origin': '*' }).end();
  });
  handler = await listen(server, '127.0.0.1', 0);
  provider = await startOidcProvider({ service: [] });
  emulator = await startEmulator({
    port: 0,
    accessKey,
    identity: { issuer: provider.issuer, client: { id: 'service', secret: 'secret' } },
    hubs: {
      chat: {
        eventHandlers: [
          {
            urlTemplate: `http://127.0.0.1:${handler.port}/events`,
            systemEvents: ['connect'],
            auth: { type: 'managedIdentity', resource },
          },
        ],
      },
    },
  });
});

afterAll(async () => {
  await emulator.close();
  await Promise.all([provider.close(), handler.close()]);
});

it('bears a token of the issuer for the resource of the event handler', async () => {
  const audience = clientAudience(emulator.endpoint, 'chat');
  const client = io(emulator.endpoint, {
    path: clientPath('chat'),
    query: { access_token: signAccessToken({ key: accessKey, audience, lifetimeSeconds: 60 }) },
    transports: ['websocket'],
    reconnection: false,
  });
  await new Promise<void>((resolve, reject) => {
    client.once('connect', resolve).once('connect_error', reject);
  });
  client.close();
  expect(authorizations.map(({ method }) => method)).toEqual(['OPTIONS', 'POST']);
  const [validation, connect] = authorizations;
  expect(validation?.authorization).toBeUndefined();
  const token = /^Bearer (\S+)$/.exec(connect?.authorization ?? '')?.[1] ?? '';
  expect(decodeJwt(token)).toMatchObject({ aud: resource, iss: provider.issuer, client_id: 'service' });
});
