import { createHmac, type KeyObject } from 'node:crypto';

const hashes = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' } as const;

export interface JwtHeader extends Readonly<Record<string, unknown>> {
  readonly alg: keyof typeof hashes | 'none';
}

/**
 * A JWT in compact form: signed with the key, or with an empty signature where the algorithm is `none`.
 *
 * @see RFC 7515, 7.1 "JWS Compact Serialization"; RFC 7518, 3.2.
 */
export function encodeJwt(header: JwtHeader, claims: object, key: KeyObject | string): string {
  const text = `${encodePart(header)}.${encodePart(claims)}`;
  if (header.alg === 'none') return `${text}.`;
  return `${text}.${createHmac(hashes[header.alg], key).update(text).digest('base64url')}`;
}

function encodePart(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
