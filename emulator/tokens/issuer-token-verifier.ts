import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { Settings } from '../settings/settings.js';
import { clockSkewSeconds } from './clock-skew.js';
import { discoverIssuer } from './discover-issuer.js';
import { SharedFetch } from './shared-fetch.js';

/** What a bearer of an issuer's token may do: everything, or read only. */
export type Role = 'owner' | 'reader' | 'none';

export type IssuerTokenVerdict =
  { readonly valid: true; readonly role: Role } | { readonly valid: false; readonly reason: string };

/**
 * Verifies the tokens of an OpenID Connect issuer, which stands for Microsoft Entra ID.
 *
 * @see concept-azure-ad-authorization.md for the audience and the roles.
 */
export class IssuerTokenVerifier {
  readonly #keys: SharedFetch<JWTVerifyGetKey>;

  constructor(private readonly identity: NonNullable<Settings['identity']>) {
    this.#keys = new SharedFetch(() => discoverKeys(identity.issuer));
  }

  async verify(token: string): Promise<IssuerTokenVerdict> {
    const { issuer, audience } = this.identity;
    try {
      const { payload } = await jwtVerify(token, await this.#keys.get(), {
        issuer,
        audience,
        clockTolerance: clockSkewSeconds,
        requiredClaims: ['exp'],
      });
      return { valid: true, role: this.#role(payload) };
    } catch (error) {
      const { message } = error as Error;
      if (error instanceof errors.JOSEError) return { valid: false, reason: message };
      return { valid: false, reason: `the keys of ${issuer} could not be fetched: ${message}` };
    }
  }

  #role(payload: JWTPayload): Role {
    const { rolesClaim, ownerRole, readerRole } = this.identity;
    const roles = [payload[rolesClaim] ?? []].flat();
    return roles.includes(ownerRole) ? 'owner' : roles.includes(readerRole) ? 'reader' : 'none';
  }
}

async function discoverKeys(issuer: string): Promise<JWTVerifyGetKey> {
  const configuration = await discoverIssuer(issuer);
  const { jwks_uri: keySet } = configuration.serverMetadata();
  if (keySet === undefined) throw new Error('its metadata has no jwks_uri');
  return createRemoteJWKSet(new URL(keySet));
}
