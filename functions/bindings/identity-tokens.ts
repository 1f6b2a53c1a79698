import type { IdentitySettings } from './service-connection.js';

const scope = 'https://webpubsub.azure.com/.default';
const defaultAuthority = 'https://login.microsoftonline.com';
/** A token is renewed this long before it expires. */
const renewBeforeMs = 60_000;
const timeoutMs = 30_000;

/**
 * Access tokens of an application in Microsoft Entra ID, by its client credentials.
 *
 * @see Microsoft identity platform, "OAuth 2.0 client credentials flow".
 */
export class IdentityTokens {
  readonly #identity: IdentitySettings;
  #token: Promise<string> | undefined;
  #renewAt = 0;

  constructor(identity: IdentitySettings) {
    this.#identity = identity;
  }

  /** A token that is valid for some time yet. */
  current(): Promise<string> {
    if (this.#token === undefined || Date.now() > this.#renewAt) {
      this.#renewAt = Infinity;
      this.#token = this.#request().catch((error: unknown) => {
        this.#token = undefined;
        throw error;
      });
    }
    return this.#token;
  }

  async #request(): Promise<string> {
    const { tenantId, clientId, clientSecret, authority = defaultAuthority } = this.#identity;
    if (tenantId === undefined || clientId === undefined || clientSecret === undefined) {
      throw new Error(
        'The app connects with an identity, whose settings are not all there: expected AZURE_TENANT_ID, AZURE_CLIENT_ID ' +
          'and AZURE_CLIENT_SECRET (or {connection}__tenantId, __clientId and __clientSecret).',
      );
    }
    const url = `${authority.replace(/\/$/, '')}/${tenantId}/oauth2/v2.0/token`;
    const response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        scope,
      }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const answer = (await response.json()) as { access_token?: unknown; expires_in?: unknown };
    if (!response.ok || typeof answer.access_token !== 'string') {
      throw new Error(`POST ${url} was answered ${response.status}: ${JSON.stringify(answer).slice(0, 500)}`);
    }
    this.#renewAt = Date.now() + Number(answer.expires_in ?? 0) * 1000 - renewBeforeMs;
    return answer.access_token;
  }
}
