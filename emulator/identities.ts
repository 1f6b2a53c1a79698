import type { ServiceAddress } from './http/service-address.js';
import type { DevelopmentIssuer, DevelopmentIssuerSettings } from './issuer/development-issuer.js';
import type { IssuerEndpoint } from './issuer/issuer-endpoint.js';
import type { Logger } from './log/event-log.js';
import { wellKnownApplication } from './settings/development-issuer-settings.js';
import { tokenRules } from './settings/identity-settings.js';
import type { Settings } from './settings/settings.js';
import type { IssuerTokenVerifier } from './tokens/issuer-token-verifier.js';
import type { HandlerAuthorization } from './webhooks/handler-authorization.js';

/** Whose tokens the emulator accepts beside those of its keys, and which it sends itself. */
export interface Identities {
  readonly verifier: IssuerTokenVerifier | undefined;
  readonly authorization: HandlerAuthorization | undefined;
  readonly developmentIssuer: { readonly issuer: DevelopmentIssuer; readonly endpoint: IssuerEndpoint } | undefined;
}

// What few configure is loaded where it is configured: OpenID Connect takes a good part of a start.

/** Makes what the settings say of identities: that of an issuer elsewhere, or that of the development issuer. */
export async function makeIdentities(settings: Settings, address: ServiceAddress, log: Logger): Promise<Identities> {
  const { developmentIssuer } = settings;
  if (developmentIssuer !== undefined) {
    warnOfPublicSecret(developmentIssuer, settings.host, log);
    return withDevelopmentIssuer(developmentIssuer, settings.clockSkewSeconds, address, log);
  }
  return {
    verifier: await issuerTokenVerifier(settings),
    authorization: await handlerAuthorization(settings),
    developmentIssuer: undefined,
  };
}

const thisMachine: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

function warnOfPublicSecret({ applications }: DevelopmentIssuerSettings, host: string, log: Logger): void {
  if (thisMachine.has(host) || applications.every(({ secret }) => secret !== wellKnownApplication.secret)) return;
  log.warn({}, 'the development issuer gives tokens to everybody: its secret is public');
}

async function withDevelopmentIssuer(
  settings: DevelopmentIssuerSettings,
  clockSkewSeconds: number,
  address: ServiceAddress,
  log: Logger,
): Promise<Identities> {
  const [{ DevelopmentIssuer }, { IssuerEndpoint }, { IssuerTokenVerifier }, { HandlerAuthorization }] =
    await Promise.all([
      import('./issuer/development-issuer.js'),
      import('./issuer/issuer-endpoint.js'),
      import('./tokens/issuer-token-verifier.js'),
      import('./webhooks/handler-authorization.js'),
    ]);
  const issuer = await DevelopmentIssuer.create(settings, address);
  return {
    verifier: new IssuerTokenVerifier({ ...tokenRules.parse({}), clockSkewSeconds }, issuer),
    authorization: new HandlerAuthorization({ token: (resource) => issuer.serviceToken(resource) }),
    developmentIssuer: { issuer, endpoint: new IssuerEndpoint(issuer, address, log) },
  };
}

async function handlerAuthorization({ identity }: Settings): Promise<HandlerAuthorization | undefined> {
  if (identity?.client === undefined) return undefined;
  const [{ ClientCredentials }, { HandlerAuthorization }] = await Promise.all([
    import('./webhooks/client-credentials.js'),
    import('./webhooks/handler-authorization.js'),
  ]);
  return new HandlerAuthorization(new ClientCredentials(identity.issuer, identity.client));
}

async function issuerTokenVerifier({ identity, clockSkewSeconds }: Settings): Promise<IssuerTokenVerifier | undefined> {
  if (identity === undefined) return undefined;
  const [{ IssuerTokenVerifier }, { RemoteIssuer }] = await Promise.all([
    import('./tokens/issuer-token-verifier.js'),
    import('./tokens/trusted-issuer.js'),
  ]);
  return new IssuerTokenVerifier({ ...identity, clockSkewSeconds }, new RemoteIssuer(identity.issuer));
}
