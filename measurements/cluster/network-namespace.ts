import { execFileSync } from 'node:child_process';

/** Addresses of documentation and tests, which no network of a machine has. */
const addresses = {
  service: { outside: '198.18.1.1', inside: '198.18.1.2' },
  redis: { outside: '198.18.2.1', inside: '198.18.2.2' },
} as const;

/** A network of its own for one node, with one link for clients and calls, and another for Redis. */
export class NetworkNamespace implements Disposable {
  readonly #name = `sio${process.pid}`;
  readonly prefix: readonly string[];
  readonly node = addresses.service.inside;
  readonly outside = addresses.service.outside;
  readonly redis = addresses.redis.outside;

  /** @throws Error where this process is not root, or `ip` is missing. */
  constructor() {
    this.prefix = ['ip', 'netns', 'exec', this.#name];
    ip('netns', 'add', this.#name);
    for (const [link, { outside, inside }] of Object.entries(addresses)) {
      const [outer, inner] = [this.#link(link), `${link}0`];
      ip('link', 'add', outer, 'type', 'veth', 'peer', 'name', inner, 'netns', this.#name);
      ip('address', 'add', `${outside}/30`, 'dev', outer);
      ip('link', 'set', outer, 'up');
      ip('-n', this.#name, 'address', 'add', `${inside}/30`, 'dev', inner);
      ip('-n', this.#name, 'link', 'set', inner, 'up');
    }
    ip('-n', this.#name, 'link', 'set', 'lo', 'up');
  }

  /** Pulls the cable between the node and Redis, or plugs it in again. */
  connectRedis(isConnected: boolean): void {
    ip('link', 'set', this.#link('redis'), isConnected ? 'up' : 'down');
  }

  [Symbol.dispose](): void {
    // They would go with it, but only some time later, and the next one has links of these names.
    for (const link of Object.keys(addresses)) ip('link', 'delete', this.#link(link));
    ip('netns', 'delete', this.#name);
  }

  #link(name: string): string {
    return `${this.#name}${name.slice(0, 3)}`.slice(0, 15);
  }
}

function ip(...parameters: string[]): void {
  execFileSync('ip', parameters, { stdio: ['ignore', 'ignore', 'pipe'] });
}
