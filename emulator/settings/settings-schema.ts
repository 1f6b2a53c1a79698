import * as z from 'zod';
import { wellKnownAccessKey } from '../../protocol/index.js';
import { defaultClockSkewSeconds } from './clock-skew.js';
import { clusterSettings } from './cluster-settings.js';
import { developmentIssuerSettings } from './development-issuer-settings.js';
import { engineSettings } from './engine-settings.js';
import { hubsSettings, type hubSettings } from './hub-settings.js';
import { identitySettings } from './identity-settings.js';
import { milliseconds } from './milliseconds.js';
import { accessKeyRule, endpointRule, isAccessKey, isEndpoint } from './text-rules.js';
import { tlsSettings } from './tls-settings.js';
import { webhookSettings } from './webhook-settings.js';

const wellKnownSecondaryAccessKey = 'HGFEDCBA9876543210ZYXWVUTSRQPONMLKJIHGFEDCBA';

const accessKey = z
  .string()
  .min(1)
  .refine(isAccessKey, { error: `must be ${accessKeyRule}` });

/** The settings of one source. What has to fit together is only checked once those of all sources are merged. */
export const sourceSchema = z.strictObject({
  host: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('The address to listen on; localhost is both 127.0.0.1 and ::1'),
  port: z.int().min(0).max(65_535).default(8080).describe('The port to listen on; 0 takes a free one'),
  endpoint: z
    .string()
    .refine(isEndpoint, { error: `must be ${endpointRule}` })
    .optional()
    .describe('How clients reach the emulator, where that is not http://{host}:{port}'),
  accessKey: accessKey.default(wellKnownAccessKey).describe('The primary key, which signs webhooks and tokens'),
  secondaryAccessKey: accessKey
    .default(wellKnownSecondaryAccessKey)
    .describe('The other key, which is accepted as well'),
  keyTokens: z
    .enum(['allow', 'deny'])
    .default('allow')
    .describe('Whether tokens signed with an access key are accepted'),
  clockSkewSeconds: z
    .int()
    .min(0)
    .max(86_400)
    .default(defaultClockSkewSeconds)
    .describe('How far the times of a token may be off: how long an expired one is still accepted'),
  tls: tlsSettings.optional().describe('Serve https with a certificate of files, or with one made at start'),
  plainPort: z
    .int()
    .min(0)
    .max(65_535)
    .optional()
    .describe('A second port, without TLS, for browsers that do not trust the certificate; 0 takes a free one'),
  identity: identitySettings.optional().describe('Whose tokens REST accepts beside key-signed ones'),
  developmentIssuer: developmentIssuerSettings
    .optional()
    .describe('Give out tokens as Microsoft Entra ID would; for development only'),
  hubs: hubsSettings
    .default({})
    .describe(
      'By hub name. * is for every hub: for those that are not listed, and for what a listed hub leaves out. Without it, a hub that is not listed accepts clients and calls no webhook',
    ),
  maxUnlistedHubs: z
    .int()
    .min(1)
    .default(10_000)
    .describe('How many hubs that are not listed may have clients at once; a client of another is answered 503'),
  webhooks: webhookSettings.prefault({}).describe('How event handlers are called'),
  engine: engineSettings.prefault({}).describe('How connections of clients are kept, and their limits'),
  unreadableSends: z
    .enum(['drop', 'reject'])
    .default('drop')
    .describe('A send that no client could read: drop answers 202 and logs a warning, reject answers 400'),
  maxGroupChanges: z
    .int()
    .min(1)
    .default(1_000_000)
    .describe('How many memberships one call may change, its groups times its connections; beyond, it answers 400'),
  listenBacklog: z
    .int()
    .min(1)
    .max(65_535)
    .default(4096)
    .describe('How many connections may wait to be accepted; the kernel drops those beyond, and may set a lower limit'),
  drainSeconds: z
    .int()
    .min(0)
    .max(86_400)
    .default(0)
    .describe('How long a shutdown serves on, not ready, while it closes its clients one by one; 0 closes all at once'),
  shutdownTimeoutMs: milliseconds.default(10_000).describe('How long a shutdown waits for webhooks in flight'),
  cluster: clusterSettings
    .optional()
    .describe('Serve as one of several nodes, by a Redis: its URL, or the settings of the cluster'),
  inspector: z
    .enum(['loopback', 'anyone', 'off'])
    .default('loopback')
    .describe('Who may open the inspector at /: browsers of this machine by the name localhost, anyone, or nobody'),
  metrics: z
    .enum(['loopback', 'anyone', 'off'])
    .default('off')
    .describe('Who may read /metrics, for Prometheus: this machine by the name localhost, anyone, or nobody'),
  logLevel: z
    .enum(['silent', 'error', 'warn', 'info', 'debug', 'trace'])
    .default('warn')
    .describe(
      'warn: faults. info: each request, delivery and connection too. trace: packets and bodies too. start on a terminal takes info',
    ),
  logFormat: z
    .enum(['auto', 'pretty', 'json'])
    .default('auto')
    .describe('How lines are written: auto is pretty on a terminal and JSON elsewhere'),
});

/** Every setting of the emulator, with its default: the one schema for files, environment and flags. */
export const settingsSchema = sourceSchema
  .refine((settings) => hasIdentity(settings) || !Object.values(settings.hubs).some(authenticatesToHandlers), {
    path: ['identity', 'client'],
    error: 'must be given, or developmentIssuer, since an event handler has auth of type managedIdentity',
  })
  .refine(({ tls, plainPort }) => tls !== undefined || plainPort === undefined, {
    path: ['plainPort'],
    error: 'must be left out without tls: the port itself is without TLS',
  })
  .refine(({ identity, developmentIssuer }) => identity === undefined || developmentIssuer === undefined, {
    path: ['developmentIssuer'],
    error: 'must be left out where identity names another issuer',
  });

function hasIdentity({ identity, developmentIssuer }: z.output<typeof sourceSchema>): boolean {
  return identity?.client !== undefined || developmentIssuer !== undefined;
}

function authenticatesToHandlers({ eventHandlers }: z.output<typeof hubSettings>): boolean {
  return eventHandlers.some(({ auth }) => auth !== undefined);
}
