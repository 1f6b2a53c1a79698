import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { ClientSecretCredential } from '@azure/identity';
import { WebPubSubServiceClient } from '@azure/web-pubsub';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startEmulator, type StartedDevelopmentIssuer, type StartedEmulator } from '../../emulator/index.js';
import { listen, type Listening } from '../../fixtures/http/listen.js';
import { clientPath } from '../../protocol/index.js';

const run = promisify(execFile);
const resource = 'api://the-event-handler';
const reader = { id: 'a reader', secret: 'the secret of the reader', roles: ['Web PubSub Service Reader'] };
const owner = { id: 'an owner', secret: 'the secret of the owner' };
const program = path.resolve('tests/identity/azure-identity-program.mjs');

let folder: string;
let certificate: string;
let ca: string;
let handler: Listening;
let emulator: StartedEmulator;
let issuer: StartedDevelopmentIssuer;
const authorizations: string[] = [];

beforeAll(async () => {
  const server = createServer(({ method, headers: { authorization } }, response) => {
    if (method === 'POST') authorizations.push(authorization ?? 'none');
    response.writeHead(200, { 'webhook-allowed-origin': '*' }).end();
  });
  handler = await listen(server, '127.0.0.1', 0);
  folder = await mkdtemp(path.join(tmpdir(), 'socketio-serverless-issuer-'));
  certificate = path.join(folder, 'certificate.pem');
  const urlTemplate = `http://127.0.0.1:${handler.port}/events`;
  emulator = await startEmulator({
    port: 0,
    keyTokens: 'deny',
    tls: { generate: true, writeCertificateTo: certificate },
    plainPort: 0,
    developmentIssuer: { applications: [owner, reader] },
    hubs: {
      chat: {
        eventHandlers: [{ urlTemplate, systemEvents: ['connect'], auth: { type: 'managedIdentity', resource } }],
      },
    },
  });
  ca = await readFile(certificate, 'utf8');
  if (emulator.developmentIssuer === undefined) throw new Error('The emulator has no development issuer.');
  issuer = emulator.developmentIssuer;
});

afterAll(async () => {
  await emulator.close();
  await handler.close();
  await rm(folder, { recursive: true });
});

/** Connects as a browser does that does not trust the certificate. */
async function connectWith(token: string): Promise<void> {
  const socket = io(emulator.plainEndpoint ?? '', {
    path: clientPath('chat'),
    query: { access_token: token },
    reconnection: false,
    forceNew: true,
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve).once('connect_error', reject);
  });
  socket.close();
}

it('serves DefaultAzureCredential of the official SDK, which knows no access key', async () => {
  const environment = { ...issuer.environment, NODE_EXTRA_CA_CERTS: certificate, PATH: process.env['PATH'] };
  const { stdout } = await run(process.execPath, [program, emulator.endpoint, 'chat'], { env: environment });
  const { token } = JSON.parse(stdout) as { token: string };
  await connectWith(token);
});

it('gives a reader a token with which it may read only', async () => {
  const options = { authorityHost: emulator.endpoint, disableInstanceDiscovery: true, tlsOptions: { ca } };
  const credential = new ClientSecretCredential(issuer.environment.AZURE_TENANT_ID, reader.id, reader.secret, options);
  const service = new WebPubSubServiceClient(emulator.endpoint, credential, 'chat', { tlsOptions: { ca } });
  expect(await service.groupExists('nobody')).toBe(false);
  await expect(service.sendToAll('42["news"]', { contentType: 'text/plain' })).rejects.toMatchObject({
    statusCode: 403,
  });
});

it('tells the SDK which credentials are wrong', async () => {
  const options = { authorityHost: emulator.endpoint, disableInstanceDiscovery: true, tlsOptions: { ca } };
  const credential = new ClientSecretCredential(issuer.environment.AZURE_TENANT_ID, owner.id, 'another', options);
  await expect(credential.getToken('https://webpubsub.azure.com/.default')).rejects.toThrow(
    /The client_secret of "an owner" is wrong/,
  );
});

it('sends event handlers a token that an application can check', async () => {
  const options = { authorityHost: emulator.endpoint, disableInstanceDiscovery: true, tlsOptions: { ca } };
  const credential = new ClientSecretCredential(issuer.environment.AZURE_TENANT_ID, owner.id, owner.secret, options);
  const service = new WebPubSubServiceClient(emulator.endpoint, credential, 'chat', { tlsOptions: { ca } });
  await connectWith((await service.getClientAccessToken()).token);
  const [scheme, token = ''] = (authorizations.at(-1) ?? '').split(' ');
  expect(scheme).toBe('Bearer');
  const { payload } = await jwtVerify(token, createLocalJWKSet(await publicKeys()), {
    issuer: issuer.issuer,
    audience: resource,
  });
  expect(payload).toMatchObject({ azp: issuer.serviceId, ver: '2.0' });
});

async function publicKeys(): Promise<JSONWebKeySet> {
  const [response] = (await once(get(issuer.keySetUrl, { ca }), 'response')) as [IncomingMessage];
  return (await json(response)) as JSONWebKeySet;
}
