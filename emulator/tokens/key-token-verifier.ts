import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import { defaultClockSkewSeconds } from '../settings/clock-skew.js';
import { type JsonObject, readTokenJson } from './token-json.js';
import { findHeaderProblem, findTimeProblem } from './token-rules.js';

/** What a token said, or why it is rejected, in words that its maker can act on. */
export type TokenVerdict =
  { readonly valid: true; readonly claims: JsonObject } | { readonly valid: false; readonly reason: string };

/** Header, payload and signature, each in base64url. */
const compactForm = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/;

/** Verifies tokens that one of the given keys signed. */
export class KeyTokenVerifier {
  /** The header that was allowed last: tokens of one maker have the same. */
  #allowedHead: string | undefined;

  /** @param clockSkewSeconds how far the times of a token may be off. */
  constructor(
    private readonly keys: readonly KeyObject[],
    private readonly clockSkewSeconds = defaultClockSkewSeconds,
  ) {}

  /**
   * @param isAudience whether one value of `aud` names what was requested.
   * @param requested what was requested, for the reason's text.
   * @see socket-io-serverless-protocol.md, "Authentication".
   */
  verify(token: string, isAudience: (audience: string) => boolean, requested: string): TokenVerdict {
    const signed = this.#verifySignature(token);
    if (!signed.valid) return signed;
    const { claims } = signed;
    const timeProblem = findTimeProblem(claims, this.clockSkewSeconds);
    if (timeProblem !== undefined) return refuse(timeProblem);
    if (claims['exp'] === undefined) {
      return refuse('it has no "exp" claim; expected when it ends, in seconds since 1970');
    }
    const audiences = [claims['aud'] ?? []].flat() as unknown[];
    if (audiences.length === 0) return refuse(`it has no "aud" claim; expected ${JSON.stringify(requested)}`);
    if (!audiences.some((audience) => typeof audience === 'string' && isAudience(audience))) {
      return refuse(
        `its audience is ${JSON.stringify(claims['aud'])}, but ${JSON.stringify(requested)} was requested; make a token for that URL`,
      );
    }
    return signed;
  }

  #verifySignature(token: string): TokenVerdict {
    if (this.keys.length === 0) {
      return refuse(
        'tokens signed with an access key are not accepted here; use one of the identity\'s issuer, or set keyTokens to "allow"',
      );
    }
    const [, head = '', body = '', signature = ''] = compactForm.exec(token) ?? [];
    if (signature === '') return refuse('it is malformed; expected a header, a payload and a signature in base64url');
    if (head !== this.#allowedHead) {
      const header = readTokenJson(head);
      if (!header.valid) return refuse(`its header ${header.problem}`);
      const headerProblem = findHeaderProblem(header.value);
      if (headerProblem !== undefined) return refuse(headerProblem);
      this.#allowedHead = head;
    }
    // A part of a string costs less to hash than parts that are joined again.
    const signed = token.slice(0, -signature.length - 1);
    if (!this.keys.some((key) => isSignatureOf(signed, signature, key))) {
      return refuse(
        'no access key of this service made its signature; sign it with the key of the connection string of this service',
      );
    }
    const payload = readTokenJson(body);
    return payload.valid ? { valid: true, claims: payload.value } : refuse(`its payload ${payload.problem}`);
  }
}

/** In a time that does not depend on how much of the signature is right. */
function isSignatureOf(text: string, signature: string, key: KeyObject): boolean {
  const expected = createHmac('sha256', key).update(text).digest('base64url');
  return signature.length === expected.length && timingSafeEqual(Buffer.from(signature), Buffer.from(expected));
}

function refuse(reason: string): TokenVerdict {
  return { valid: false, reason };
}
