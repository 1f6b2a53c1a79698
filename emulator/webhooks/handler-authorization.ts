import { SharedFetch } from '../tokens/shared-fetch.js';

/** A token as its issuer gives it. */
export interface IssuedToken {
  readonly text: string;
  /** undefined where the issuer does not say. */
  readonly lifetimeSeconds: number | undefined;
}

/** Where the service gets the tokens of its own identity. */
export interface TokenSource {
  /**
   * A token for a resource.
   *
   * @throws Error where the issuer gives none.
   */
  token(resource: string): Promise<IssuedToken>;
}

interface UsableToken {
  readonly header: string;
  readonly usableUntil: number;
}

/** A token is replaced this long before it expires, or at half its life where that is later. */
const renewBeforeMs = 60_000;

/**
 * Keeps the bearer tokens that authenticate this service to event handlers. They stand for those of a managed identity.
 *
 * @see howto-use-managed-identity.md, "Use a managed identity in client events scenarios".
 */
export class HandlerAuthorization {
  readonly #tokens = new Map<string, SharedFetch<UsableToken>>();

  constructor(private readonly source: TokenSource) {}

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

  async #fetch(resource: string): Promise<UsableToken> {
    const { text, lifetimeSeconds = 300 } = await this.source.token(resource);
    const lifetimeMs = lifetimeSeconds * 1000;
    const usableMs = Math.max(lifetimeMs - renewBeforeMs, lifetimeMs / 2);
    return { header: `Bearer ${text}`, usableUntil: Date.now() + usableMs };
  }
}
