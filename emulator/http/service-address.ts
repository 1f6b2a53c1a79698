import { isAuthority } from './authority.js';
import type { Settings } from '../settings/settings.js';

const thisMachine: ReadonlySet<string> = new Set(['127.0.0.1', '0.0.0.0', '::', '::1']);

/** How clients and event handlers name this service. */
export class ServiceAddress {
  readonly #configured: string | undefined;
  readonly #scheme: 'http' | 'https';
  readonly #listenHost: string;
  #port: number;

  constructor({ endpoint, host, port, tls }: Pick<Settings, 'endpoint' | 'host' | 'port' | 'tls'>) {
    this.#configured = endpoint;
    this.#scheme = tls === undefined ? 'http' : 'https';
    this.#listenHost = thisMachine.has(host) ? 'localhost' : host;
    this.#port = port;
  }

  /** To be told once the port is known. */
  listeningOn(port: number): void {
    this.#port = port;
  }

  /** Scheme, host and port, without a trailing slash. */
  get endpoint(): string {
    return new URL(this.#configured ?? `${this.#scheme}://${this.#urlHost()}:${this.#port}`).origin;
  }

  /** What webhooks name as their origin: the host without a port, since the Functions extension compares just that. */
  get hostName(): string {
    return new URL(this.#configured ?? `${this.#scheme}://${this.#urlHost()}`).hostname;
  }

  /** Scheme and host as a request's `Host` header named them, for URLs in its answer. */
  baseUrl(requestHost: string | undefined): string {
    return namesHost(requestHost) ? `${new URL(this.endpoint).protocol}//${requestHost}` : this.endpoint;
  }

  /** The hosts that a token's audience may name: the service's own, and the one that the request was sent to. */
  hosts(requestHost: string | undefined): string[] {
    return [new URL(this.endpoint).host, ...(namesHost(requestHost) ? [requestHost] : [])];
  }

  #urlHost(): string {
    return this.#listenHost.includes(':') ? `[${this.#listenHost}]` : this.#listenHost;
  }
}

/** A header may hold any text: one that is no host must not get into links and audiences. */
function namesHost(requestHost: string | undefined): requestHost is string {
  return requestHost !== undefined && isAuthority(requestHost);
}
