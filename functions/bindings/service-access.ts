import { clientAudience, clientPath, signAccessToken } from '../../protocol/index.js';
import type { ServiceRequest } from './action-request.js';
import { IdentityTokens } from './identity-tokens.js';
import type { ServiceConnection } from './service-connection.js';

/** What the negotiate binding hands to a function. */
export interface NegotiationResult {
  /** Scheme, host and port of the service. */
  readonly endpoint: string;
  /** The path that Socket.IO clients of the hub use. */
  readonly path: string;
  readonly token: string;
}

const clientTokenSeconds = 3600;
const requestTokenSeconds = 300;
/** An hour less the time that has passed since the extension computed its end. */
const generatedTokenMinutes = 59;
const requestTimeoutMs = 30_000;

/** The service as the extension's bindings use it, by one connection. */
export class ServiceAccess {
  readonly #connection: ServiceConnection;
  readonly #identityTokens: IdentityTokens | undefined;

  constructor(connection: ServiceConnection) {
    this.#connection = connection;
    const { identity } = connection;
    this.#identityTokens = identity && new IdentityTokens(identity);
  }

  /** A client's way to a hub. With an identity the service makes the token. */
  async negotiate(hub: string, userId: string | undefined): Promise<NegotiationResult> {
    const { endpoint, accessKey } = this.#connection;
    const token =
      accessKey === undefined ? await this.#generateToken(hub, userId) : clientToken(endpoint, accessKey, hub, userId);
    return { endpoint, path: clientPath(hub), token };
  }

  /** @throws Error where the service cannot be reached, or answers anything but the expected status. */
  async send({ method, path, contentType, body, expectedStatus }: ServiceRequest): Promise<void> {
    const response = await this.#request(
      method,
      path,
      { 'content-type': contentType, accept: 'application/json' },
      body,
    );
    const text = await response.text();
    if (response.status === expectedStatus) return;
    throw new Error(
      `${method} ${path} was answered ${response.status}; expected ${expectedStatus}. ${text.slice(0, 500)}`,
    );
  }

  async #generateToken(hub: string, userId: string | undefined): Promise<string> {
    const user = userId === undefined ? '' : `userId=${encodeURIComponent(userId)}&`;
    const path =
      `/api/hubs/${encodeURIComponent(hub)}/:generateToken?${user}` +
      `minutesToExpire=${generatedTokenMinutes}&api-version=2024-01-01&clientType=default`;
    const response = await this.#request('POST', path, { accept: 'application/json' });
    const text = await response.text();
    const token = response.status === 200 ? tokenOf(text) : undefined;
    if (token !== undefined) return token;
    throw new Error(`POST ${path} was answered ${response.status}; expected 200 with a token. ${text.slice(0, 500)}`);
  }

  async #request(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body?: string,
  ): Promise<Response> {
    const { endpoint, accessKey } = this.#connection;
    const url = `${endpoint}${path}`;
    const token =
      accessKey === undefined
        ? await this.#identityTokens?.current()
        : signAccessToken({ key: accessKey, audience: url, lifetimeSeconds: requestTokenSeconds });
    try {
      return await fetch(url, {
        method,
        headers: { ...headers, authorization: `Bearer ${token ?? ''}` },
        ...(body !== undefined && { body }),
        signal: AbortSignal.timeout(requestTimeoutMs),
      });
    } catch (error) {
      const { cause } = error as Error;
      throw new Error(`${method} ${url} failed: ${cause instanceof Error ? cause.message : (error as Error).message}`, {
        cause: error,
      });
    }
  }
}

function clientToken(endpoint: string, key: string, hub: string, userId: string | undefined): string {
  return signAccessToken({
    key,
    audience: clientAudience(endpoint, hub),
    lifetimeSeconds: clientTokenSeconds,
    ...(userId !== undefined && userId !== '' && { claims: { sub: userId } }),
  });
}

function tokenOf(text: string): string | undefined {
  try {
    const { token } = JSON.parse(text) as { readonly token?: unknown };
    return typeof token === 'string' ? token : undefined;
  } catch {
    return undefined;
  }
}
