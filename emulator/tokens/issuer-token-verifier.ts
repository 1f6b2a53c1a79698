import { errors, jwtVerify, type JWTPayload } from 'jose';
import type { Settings } from '../settings/settings.js';
import type { TrustedIssuer } from './trusted-issuer.js';

/** What a bearer of an issuer's token may do: everything, or read only. */
export type Role = 'owner' | 'reader' | 'none';

export type IssuerTokenVerdict =
  { readonly valid: true; readonly role: Role } | { readonly valid: false; readonly reason: string };

/** What tokens must be for, how far their times may be off, and where they say what their bearer may do. */
export type TokenRules = Pick<
  NonNullable<Settings['identity']>,
  'audience' | 'rolesClaim' | 'ownerRole' | 'readerRole'
> &
  Pick<Settings, 'clockSkewSeconds'>;

/**
 * Verifies the tokens of an OpenID Connect issuer, which stands for Microsoft Entra ID.
 *
 * @see concept-azure-ad-authorization.md for the audience and the roles.
 */
export class IssuerTokenVerifier {
  constructor(
    private readonly rules: TokenRules,
    private readonly issuer: TrustedIssuer,
  ) {}

  async verify(token: string): Promise<IssuerTokenVerdict> {
    const { audience, clockSkewSeconds } = this.rules;
    const { url: issuer } = this.issuer;
    try {
      const { payload } = await jwtVerify(token, await this.issuer.keys(), {
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
    const { rolesClaim, ownerRole, readerRole } = this.rules;
    const roles = [payload[rolesClaim] ?? []].flat();
    return roles.includes(ownerRole) ? 'owner' : roles.includes(readerRole) ? 'reader' : 'none';
  }
}
