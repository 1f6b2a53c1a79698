import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { discoverIssuer } from './discover-issuer.js';
import { SharedFetch } from './shared-fetch.js';

/** Whose tokens are accepted: the issuer that they name, and its public keys. */
export interface TrustedIssuer {
  /** The `iss` of its tokens. */
  readonly url: string;
  /** @throws Error where they could not be fetched. */
  keys(): Promise<JWTVerifyGetKey>;
}

/** An OpenID Connect issuer whose metadata says where its keys are. */
export class RemoteIssuer implements TrustedIssuer {
  readonly #keys = new SharedFetch(() => discoverKeys(this.url));

  constructor(readonly url: string) {}

  keys(): Promise<JWTVerifyGetKey> {
    return this.#keys.get();
  }
}

async function discoverKeys(issuer: string): Promise<JWTVerifyGetKey> {
  const configuration = await discoverIssuer(issuer);
  const { jwks_uri: keySet } = configuration.serverMetadata();
  if (keySet === undefined) throw new Error('its metadata has no jwks_uri');
  return createRemoteJWKSet(new URL(keySet));
}
