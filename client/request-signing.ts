import type { Middleware } from 'openapi-fetch';
import { signAccessToken, signingKey } from '../protocol/index.js';

export interface RequestSigningOptions {
  readonly accessKey: string;
  readonly lifetimeSeconds: number;
}

/**
 * Signs each request for its final URL, query included, as official clients do. A request that has an `Authorization`
 * header already keeps it.
 *
 * @see socket-io-serverless-protocol.md, "Authentication".
 */
export function requestSigning({ accessKey, lifetimeSeconds }: RequestSigningOptions): Middleware {
  const key = signingKey(accessKey);
  return {
    onRequest({ request }) {
      if (request.headers.has('Authorization')) return;
      const token = signAccessToken({ key, audience: request.url, lifetimeSeconds });
      request.headers.set('Authorization', `Bearer ${token}`);
    },
    onError({ request, error }) {
      const { origin, pathname } = new URL(request.url);
      return new Error(`${request.method} ${pathname} got no answer from ${origin}: ${reason(error)}. Is it running?`, {
        cause: error,
      });
    },
  };
}

/** `fetch` hides why it failed in the cause of its error, or in the several errors of that cause. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError && error.errors.length > 0) return reason(error.errors[0]);
  return error.cause === undefined ? error.message : reason(error.cause);
}
