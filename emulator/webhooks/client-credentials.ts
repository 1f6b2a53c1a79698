import { ClientSecretPost, clientCredentialsGrant, type Configuration } from 'openid-client';
import type { Settings } from '../settings/settings.js';
import { discoverIssuer } from '../tokens/discover-issuer.js';
import { SharedFetch } from '../tokens/shared-fetch.js';
import type { IssuedToken, TokenSource } from './handler-authorization.js';

type Client = NonNullable<NonNullable<Settings['identity']>['client']>;

/** Asks an issuer for tokens by the service's client credentials. */
export class ClientCredentials implements TokenSource {
  readonly #configuration: SharedFetch<Configuration>;

  constructor(issuer: string, { id, secret }: Client) {
    this.#configuration = new SharedFetch(() =>
      discoverIssuer(issuer, { id, authentication: ClientSecretPost(secret) }),
    );
  }

  async token(resource: string): Promise<IssuedToken> {
    const configuration = await this.#configuration.get();
    const { access_token: text, expires_in: lifetimeSeconds } = await clientCredentialsGrant(configuration, {
      resource,
    });
    return { text, lifetimeSeconds };
  }
}
