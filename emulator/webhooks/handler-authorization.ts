import { ClientSecretPost, clientCredentialsGrant, type Configuration } from 'openid-client';
import type { Settings } from '../settings/settings.js';
import { discoverIssuer } from '../tokens/discover-issuer.js';

type Client = NonNullable<NonNullable<Settings['identity']>['client']>;

interface CachedToken {
  readonly value: string;
  readonly usableUntil: number;
}

/** A token is replaced this long before it expires. */
const renewBeforeMs = 60_000;

/**
 * Gets the bearer tokens that authenticate this service to event handlers, by client credentials. They stand for those
 * of a managed identity.
 *
 * @see howto-use-managed-identity.md, "Use a managed identity in client events scenarios".
 */
export class HandlerAuthorization {
  readonly #tokens = new Map<string, CachedToken>();
  #configuration: Promise<Configuration> | undefined;

  constructor(
    private readonly issuer: string,
    private readonly client: Client,
  ) {}

  /**
   * The value of the `Authorization` header for a resource.
   *
   * @throws Error where the issuer gives no token.
   */
  async header(resource: string): Promise<string> {
    const known = this.#tokens.get(resource);
    if (known !== undefined && Date.now() < known.usableUntil) return known.value;
    const { access_token: token, expires_in: seconds = 300 } = await clientCredentialsGrant(await this.#discover(), {
      resource,
    });
    const value = `Bearer ${token}`;
    this.#tokens.set(resource, { value, usableUntil: Date.now() + seconds * 1000 - renewBeforeMs });
    return value;
  }

  #discover(): Promise<Configuration> {
    const { id, secret } = this.client;
    this.#configuration ??= discoverIssuer(this.issuer, { id, authentication: ClientSecretPost(secret) }).catch(
      (error: unknown) => {
        this.#configuration = undefined;
        throw error;
      },
    );
    return this.#configuration;
  }
}
