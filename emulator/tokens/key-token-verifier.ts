import type { KeyObject } from 'node:crypto';
import jwt, { type JwtPayload } from 'jsonwebtoken';
import { clockSkewSeconds } from './clock-skew.js';

/** What a token said, or why it was refused, in words that its maker can act on. */
export type TokenVerdict =
  { readonly valid: true; readonly claims: JwtPayload } | { readonly valid: false; readonly reason: string };

/** Verifies tokens that one of the given keys signed. */
export class KeyTokenVerifier {
  constructor(private readonly keys: readonly KeyObject[]) {}

  /**
   * @param isAudience whether one value of `aud` names what was requested.
   * @param requested what was requested, for the reason's text.
   * @see socket-io-serverless-protocol.md, "Authentication".
   */
  verify(token: string, isAudience: (audience: string) => boolean, requested: string): TokenVerdict {
    const signed = this.#verifySignature(token);
    if (!signed.valid) return signed;
    const { claims } = signed;
    if (claims.exp === undefined) return refuse('it has no "exp" claim');
    const audiences = [claims.aud ?? []].flat();
    if (audiences.length === 0) return refuse('it has no "aud" claim');
    if (!audiences.some(isAudience)) {
      return refuse(`its audience is ${JSON.stringify(claims.aud)}, but ${JSON.stringify(requested)} was requested`);
    }
    return signed;
  }

  #verifySignature(token: string): TokenVerdict {
    let failure = 'tokens signed with an access key are not accepted here';
    for (const key of this.keys) {
      try {
        const claims = jwt.verify(token, key, { algorithms: ['HS256'], clockTolerance: clockSkewSeconds });
        return typeof claims === 'string' ? refuse('its payload is not a JSON object') : { valid: true, claims };
      } catch (error) {
        failure = describeFailure(error);
        if (!isWrongKey(error)) return refuse(failure);
      }
    }
    return refuse(failure);
  }
}

function isWrongKey(error: unknown): boolean {
  return error instanceof jwt.JsonWebTokenError && error.message === 'invalid signature';
}

function describeFailure(error: unknown): string {
  if (error instanceof jwt.TokenExpiredError) return `it expired at ${showTime(error.expiredAt)}`;
  if (error instanceof jwt.NotBeforeError) return `it is not valid before ${showTime(error.date)}`;
  if (isWrongKey(error)) return 'no key of this service made its signature';
  return `it is malformed (${(error as Error).message})`;
}

/** A claim may hold any number, most of which are no date. */
function showTime(time: Date): string {
  return Number.isNaN(time.getTime()) ? 'a time beyond all dates' : time.toISOString();
}

function refuse(reason: string): TokenVerdict {
  return { valid: false, reason };
}
