import { createSecretKey, type KeyObject } from 'node:crypto';
import { encodeJwt } from './encode-jwt.js';

export interface AccessTokenOptions {
  /** The access key's text, or the key object made of its UTF-8 bytes. */
  readonly key: string | KeyObject;
  readonly audience: string;
  /** Seconds until it expires; below 0 for a token that has. */
  readonly lifetimeSeconds: number;
  /** Further claims: `sub` is the user's id. They win over `nbf`, `iat`, `exp` and `aud`. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly keyId?: string;
  /** The header's `cty`, which tokens of the service have. */
  readonly contentType?: string;
}

/**
 * A key-signed JWT (HS256) with `nbf`, `iat`, `exp` and `aud`, for a client's handshake or a REST request.
 *
 * @example signAccessToken({ key, audience: clientAudience(endpoint, 'chat'), lifetimeSeconds: 3600, claims: { sub: 'ana' } })
 * @see socket-io-serverless-protocol.md, "Authentication".
 */
export function signAccessToken(options: AccessTokenOptions): string {
  const { key, audience, lifetimeSeconds, claims, keyId, contentType } = options;
  const now = Math.floor(Date.now() / 1000);
  return encodeJwt(
    {
      alg: 'HS256',
      typ: 'JWT',
      ...(keyId !== undefined && { kid: keyId }),
      ...(contentType !== undefined && { cty: contentType }),
    },
    { nbf: now, exp: now + lifetimeSeconds, iat: now, aud: audience, ...claims },
    typeof key === 'string' ? signingKey(key) : key,
  );
}

/** The key that signs and verifies: the UTF-8 bytes of the access key's text. */
export function signingKey(accessKey: string): KeyObject {
  return createSecretKey(accessKey, 'utf8');
}

/** The path of a hub's Socket.IO endpoint, without a trailing slash. */
export function clientPath(hub: string): string {
  return `/clients/socketio/hubs/${hub}`;
}

/** The audience of a client's token: the hub's Socket.IO endpoint, without a trailing slash. */
export function clientAudience(endpoint: string, hub: string): string {
  return `${endpoint.replace(/\/$/, '')}${clientPath(hub)}`;
}
