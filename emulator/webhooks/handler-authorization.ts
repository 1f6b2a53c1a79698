import { ClientSecretPost, clientCredentialsGrant, type Configuration } from 'openid-client';
import type { Settings } from '../settings/settings.js';
import { discoverIssuer } from '../tokens/discover-issuer.js';
import { SharedFetch } from '../tokens/shared-fetch.js';

type Client = NonNullable<NonNullable<Settings['identity']>['client']>;

interface Token {
  readonly header: string;
  readonly usableUntil: number;
}

/** A token is replaced this long before it expires, or at half its life where that is later. */
const renewBeforeMs = 60_000;

/**
 * Gets the bearer tokens that authenticate this service to event handlers, by client credentials. They stand for those
 * of a managed identity.
 *
 * @see howto-use-managed-identity.md, "Use a managed identity in client events scenarios".
 */
export class HandlerAuthorization {
  readonly #tokens = new Map<string, SharedFetch<Token>>();
  readonly #configuration: SharedFetch<Configuration>;

  constructor(issuer: string, { id, secret }: Client) {
    this.#configuration = new SharedFetch(() =>
      discoverIssuer(issuer, { id, authentication: ClientSecretPost(secret) }),
    );
  }

  /**
   * The value of the `Authorization` header for a resource. All who ask while a token is fetched wait for the same one.
   *
   * @param resource one that the settings name, so that no more tokens are kept.
   * @throws Error where the issuer gives no token.
   */
  async header(resource: string): Promise<string> {
    let token = this.#tokens.get(resource);
    if (token === undefined) {
      token = new SharedFetch(
        () => this.#fetch(resource),
        ({ usableUntil }) => usableUntil,
      );
      this.#tokens.set(resource, token);
    }
    return (await token.get()).header;
  }

  async #fetch(resource: string): Promise<Token> {
    const configuration = await this.#configuration.get();
    const answer = await clientCredentialsGrant(configuration, { resource });
    const lifetimeMs = (answer.expires_in ?? 300) * 1000;
    const usableMs = Math.max(lifetimeMs - renewBeforeMs, lifetimeMs / 2);
    return { header: `Bearer ${answer.access_token}`, usableUntil: Date.now() + usableMs };
  }
}
