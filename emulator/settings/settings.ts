import * as z from 'zod';
import { hubNameRule, isHubName, systemEvents, wellKnownAccessKey } from '../../protocol/index.js';
import { developmentIssuerSettings } from './development-issuer-settings.js';
import { accessKeyRule, endpointRule, isAccessKey, isEndpoint, isOrigin, originRule } from './text-rules.js';
import { isUrlTemplate, urlTemplateRule } from './url-template-rule.js';

const wellKnownSecondaryAccessKey = 'HGFEDCBA9876543210ZYXWVUTSRQPONMLKJIHGFEDCBA';

const accessKey = z
  .string()
  .min(1)
  .refine(isAccessKey, { error: `must be ${accessKeyRule}` });

const milliseconds = z.int().min(1).max(2_147_483_647);

const handlerAuthSettings = z.strictObject({
  type: z
    .literal('managedIdentity')
    .describe('How: by a token of a managed identity, which identity.client stands for'),
  resource: z.string().min(1).describe('The audience of the token that is sent to the handler'),
});

const eventHandlerSettings = z.strictObject({
  urlTemplate: z
    .string()
    .refine(isUrlTemplate, { error: `must be ${urlTemplateRule}` })
    .describe('Where events are posted to; {hub} and {event} are replaced'),
  userEventPattern: z
    .string()
    .default('')
    .describe('Which client events go there: *, one name, or names separated by commas, in any letter case'),
  systemEvents: z
    .array(z.enum(systemEvents))
    .default([])
    .describe('Which of connect, connected, disconnected go there'),
  auth: handlerAuthSettings
    .optional()
    .describe('Send a bearer token with each event; needs identity.client or developmentIssuer'),
});

const hubSettings = z.strictObject({
  anonymousConnectPolicy: z
    .enum(['allow', 'deny'])
    .default('deny')
    .describe('Whether clients may connect without a token'),
  eventHandlers: z
    .array(eventHandlerSettings)
    .default([])
    .describe('In order: the first that matches an event gets it'),
});

const webhookSettings = z.strictObject({
  origin: z
    .string()
    .refine(isOrigin, { error: `must be ${originRule}` })
    .optional()
    .describe('WebHook-Request-Origin; by default the host of the endpoint, without port'),
  timeoutMs: milliseconds
    .default(100_000)
    .describe('How long a handler may take, with all tries, until its response headers; its body has as long again'),
  retryDelaysMs: z
    .array(z.int().min(0).max(3_600_000))
    .max(10)
    .default([1000, 3000, 5000])
    .describe('Waits before each retry after 408, 5xx or a network failure'),
  maxConcurrentRequests: z
    .int()
    .min(2)
    .max(65_535)
    .default(500)
    .describe('How many requests an event handler gets at once; others wait. A server on Node.js accepts 511 at once'),
  maxWaitingRequests: z
    .int()
    .min(1)
    .default(50_000)
    .describe('How many events may wait for an event handler; beyond, a CONNECT is answered with CONNECT_ERROR'),
  caFile: z.string().min(1).optional().describe('Certificates to trust for https event handlers, in PEM'),
  http2: z.boolean().default(false).describe('Whether event handlers may be called over HTTP/2'),
  onFailure: z
    .enum(['close', 'ignore'])
    .default('close')
    .describe('What an event that its handler fails, or that has no handler, does to the connection'),
});

const tlsSettings = z.union(
  [
    z.strictObject({
      certificateFile: z.string().min(1).describe('The certificate, with those that it was issued by, in PEM'),
      keyFile: z.string().min(1).describe('The private key of the certificate, in PEM'),
    }),
    z.strictObject({
      generate: z.literal(true).describe('Make a certificate at start'),
      writeCertificateTo: z.string().min(1).optional().describe('A file for clients to trust, in PEM'),
    }),
  ],
  { error: 'it must have certificateFile and keyFile, or generate: true' },
);

/** What tokens for REST are for, and where they say what their bearer may do: by default as Microsoft Entra ID does. */
export const tokenRules = z.strictObject({
  audience: z.string().min(1).default('https://webpubsub.azure.com').describe('The aud of tokens for REST'),
  rolesClaim: z.string().min(1).default('roles').describe('The claim of a token that has its roles'),
  ownerRole: z.string().min(1).default('Web PubSub Service Owner').describe('The role that may do everything'),
  readerRole: z.string().min(1).default('Web PubSub Service Reader').describe('The role that may only read'),
});

const identitySettings = z.strictObject({
  issuer: z.url({ protocol: /^https?$/ }).describe('The OpenID Connect issuer that stands for Microsoft Entra ID'),
  ...tokenRules.shape,
  client: z
    .strictObject({
      id: z.string().min(1).describe('The client id with which tokens for event handlers are fetched'),
      secret: z.string().min(1).describe('The secret of that client'),
    })
    .optional()
    .describe('The credentials with which tokens for event handlers are fetched'),
});

const engineSettings = z.strictObject({
  pingIntervalMs: milliseconds.default(25_000).describe('How often a client is asked whether it is still there'),
  pingTimeoutMs: milliseconds.default(20_000).describe('How long it may take to answer that'),
  maxPayloadBytes: z.int().min(1).default(1_000_000).describe('The longest message of a client'),
  connectTimeoutMs: milliseconds
    .default(45_000)
    .describe('How long a connection may be without a namespace before it is closed'),
  maxPendingEvents: z
    .int()
    .min(1)
    .default(1000)
    .describe('How many events of a connection may wait for the one before; beyond, its client is read more slowly'),
  maxPendingBytes: z
    .int()
    .min(1)
    .default(16 * 1024 * 1024)
    .describe(
      'How many bytes the waiting events, and an unfinished one, may have; beyond, its client is read more slowly',
    ),
  maxNamespaces: z
    .int()
    .min(1)
    .default(1000)
    .describe('How many namespaces a connection may be in, at some 3 KB each; a CONNECT beyond gets CONNECT_ERROR'),
  maxGroups: z
    .int()
    .min(1)
    .default(10_000)
    .describe('How many groups a connection may be in to be added to more, at some 200 bytes each'),
  maxUnsentBytes: z
    .int()
    .min(1)
    .default(16 * 1024 * 1024)
    .describe('How many bytes may wait for a client to take them; beyond, it is cut off as a slow client'),
});

const hubs = z
  .record(z.string().refine(isHubName, { error: `must be ${hubNameRule}` }), hubSettings)
  .refine((value) => new Set(Object.keys(value).map((name) => name.toLowerCase())).size === Object.keys(value).length, {
    error: 'must not name a hub twice (the case of a hub name does not matter)',
  });

/** The settings of one source. What has to fit together is only checked once those of all sources are merged. */
export const sourceSchema = z.strictObject({
  host: z.string().min(1).default('127.0.0.1').describe('The address to listen on'),
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
  hubs: hubs.default({}).describe('By hub name. A hub that is not listed accepts clients and calls no webhook'),
  webhooks: webhookSettings.prefault({}),
  engine: engineSettings.prefault({}),
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
  shutdownTimeoutMs: milliseconds.default(10_000).describe('How long a shutdown waits for webhooks in flight'),
  inspector: z
    .enum(['loopback', 'anyone', 'off'])
    .default('loopback')
    .describe('Who may open the inspector at /: browsers of this machine by the name localhost, anyone, or nobody'),
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

/** The settings as a user writes them: everything has a default. */
export type SettingsInput = z.input<typeof settingsSchema>;

/** The settings of a hub as a user writes them. */
export type HubSettingsInput = z.input<typeof hubSettings>;

/** The settings with every default filled in. */
export type Settings = z.output<typeof settingsSchema>;

export type HubSettings = Settings['hubs'][string];

export type EventHandlerSettings = HubSettings['eventHandlers'][number];
