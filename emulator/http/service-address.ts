import { isAuthority } from './authority.js';
import type { Settings } from '../settings/settings.js';

const thisMachine: ReadonlySet<string> = new Set(['127.0.0.1', '0.0.0.0', '::', '::1']);

/** How clients and event handlers name this service. */
export class ServiceAddress {
  readonly #configured: string | undefined;
  readonly #scheme: 'http' | 'https';
  readonly #listenHost: string;
  /** Read again when the port is known. Its parts are kept, since they are asked for with each request. */
  #url!: { readonly protocol: string; readonly host: string; readonly origin: string };
  /** The last host that was asked about, which nearly all requests have in common, and whether it is one. */
  #lastHost: readonly [host: string | undefined, isHost: boolean] = [undefined, false];

  constructor({ endpoint, host, port, tls }: Pick<Settings, 'endpoint' | 'host' | 'port' | 'tls'>) {
    this.#configured = endpoint;
    this.#scheme = tls === undefined ? 'http' : 'https';
    this.#listenHost = thisMachine.has(host) ? 'localhost' : host;
    this.listeningOn(port);
  }

  /** To be told once the port is known. */
  listeningOn(port: number): void {
    const { protocol, host, origin } = new URL(this.#configured ?? `${this.#scheme}://${this.#urlHost()}:${port}`);
    this.#url = { protocol, host, origin };
  }

  /** Scheme, host and port, without a trailing slash. */
  get endpoint(): string {
    return this.#url.origin;
  }

  /** What webhooks name as their origin: the host without a port, since the Functions extension compares just that. */
  get hostName(): string {
    return new URL(this.#configured ?? `${this.#scheme}://${this.#urlHost()}`).hostname;
  }

  /** Scheme and host as a request's `Host` header named them, for URLs in its answer. */
  baseUrl(requestHost: string | undefined): string {
    return this.#namesHost(requestHost) ? `${this.#url.protocol}//${requestHost}` : this.endpoint;
  }

  /** The hosts that a token's audience may name: the service's own, and the one that the request was sent to. */
  hosts(requestHost: string | undefined): string[] {
    return this.#namesHost(requestHost) ? [this.#url.host, requestHost] : [this.#url.host];
  }

  /** A header may hold any text: one that is no host must not get into links and audiences. */
  #namesHost(requestHost: string | undefined): requestHost is string {
    if (requestHost !== this.#lastHost[0]) {
      this.#lastHost = [requestHost, requestHost !== undefined && isAuthority(requestHost)];
    }
    return this.#lastHost[1];
  }

  #urlHost(): string {
    return this.#listenHost.includes(':') ? `[${this.#listenHost}]` : this.#listenHost;
  }
}
