import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AzureKeyCredential, WebPubSubServiceClient } from '@azure/web-pubsub';
import { type SettingsInput, startEmulator } from '../../emulator/index.js';
import { startOidcProvider } from '../identity/local-oidc-provider.js';

/** A running emulator, and one of the ways in which the official SDK reaches it. */
export interface ServiceAccess extends AsyncDisposable {
  /** Scheme, host and port. */
  readonly endpoint: string;
  /** What clients must trust, in PEM; undefined where the emulator serves plain HTTP. */
  readonly ca: string | undefined;
  service(hub: string): WebPubSubServiceClient;
}

const accessKey = 'an access key of this test';

/** How a backend proves itself. `holdsKey`: whether its SDK signs the tokens of clients itself. */
export const accessKinds: readonly { kind: string; holdsKey: boolean; start: () => Promise<ServiceAccess> }[] = [
  { kind: 'HTTP with a connection string', holdsKey: true, start: startPlain },
  { kind: 'HTTPS with a key credential', holdsKey: true, start: startWithKey },
  { kind: 'HTTPS with a token credential', holdsKey: false, start: startWithIssuer },
];

async function startPlain(): Promise<ServiceAccess> {
  const emulator = await startEmulator({ port: 0, accessKey });
  const { endpoint, connectionString } = emulator;
  return {
    endpoint,
    ca: undefined,
    service: (hub) => new WebPubSubServiceClient(connectionString, hub, { allowInsecureConnection: true }),
    [Symbol.asyncDispose]: () => emulator.close(),
  };
}

async function startWithKey(): Promise<ServiceAccess> {
  const { endpoint, ca, close } = await startSecure({});
  const credential = new AzureKeyCredential(accessKey);
  return {
    endpoint,
    ca,
    service: (hub) => new WebPubSubServiceClient(endpoint, credential, hub, { tlsOptions: { ca } }),
    [Symbol.asyncDispose]: close,
  };
}

/** Tokens of keys are denied, so that nothing but the issuer's tokens can have opened the door. */
async function startWithIssuer(): Promise<ServiceAccess> {
  const provider = await startOidcProvider({ owner: ['Web PubSub Service Owner'] });
  const { endpoint, ca, close } = await startSecure({ keyTokens: 'deny', identity: { issuer: provider.issuer } });
  const credential = {
    getToken: async (scopes: string | string[]) => ({
      token: await provider.token('owner', String(scopes).replace(/\/\.default$/, '')),
      expiresOnTimestamp: Date.now() + 600_000,
    }),
  };
  return {
    endpoint,
    ca,
    service: (hub) => new WebPubSubServiceClient(endpoint, credential, hub, { tlsOptions: { ca } }),
    async [Symbol.asyncDispose]() {
      await close();
      await provider.close();
    },
  };
}

async function startSecure(settings: SettingsInput) {
  const folder = await mkdtemp(join(tmpdir(), 'socketio-serverless-sdk-'));
  const certificate = join(folder, 'certificate.pem');
  try {
    const tls = { generate: true, writeCertificateTo: certificate } as const;
    const emulator = await startEmulator({ port: 0, accessKey, tls, ...settings });
    return { endpoint: emulator.endpoint, close: () => emulator.close(), ca: await readFile(certificate, 'utf8') };
  } finally {
    await rm(folder, { recursive: true });
  }
}
