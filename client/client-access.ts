import { clientAudience, clientPath, parseConnectionString, signAccessToken } from '../protocol/index.js';

export interface ClientAccessOptions {
  readonly connectionString: string;
  readonly hub: string;
  /** Becomes the token's `sub`; none when it is left out or empty. */
  readonly userId?: string;
  /** Seconds until the token expires. 3600 when left out. */
  readonly lifetimeSeconds?: number;
  /** Further claims of the token. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** What a Socket.IO client needs to connect. */
export interface ClientAccess {
  /** Scheme, host and port: `http://localhost:8080`. */
  readonly endpoint: string;
  readonly path: string;
  readonly token: string;
}

/**
 * What a negotiate function answers to a client, as the Azure Functions binding does. The token is signed here; the
 * service is not asked.
 *
 * @throws Error when the connection string is malformed.
 * @see socket-io-serverless-function-binding.md, "Input binding".
 * @example
 * const { endpoint, path, token } = clientAccess({ connectionString, hub: 'chat', userId: 'ana' });
 * const socket = io(endpoint, { path, query: { access_token: token } });
 */
export function clientAccess(options: ClientAccessOptions): ClientAccess {
  const { connectionString, hub, userId = '', lifetimeSeconds = 3600, claims } = options;
  const { endpoint, accessKey } = parseConnectionString(connectionString);
  const token = signAccessToken({
    key: accessKey,
    audience: clientAudience(endpoint, hub),
    lifetimeSeconds,
    claims: { ...(userId !== '' && { sub: userId }), ...claims },
  });
  return { endpoint, path: clientPath(hub), token };
}
