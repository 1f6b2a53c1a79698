import { RawPeer } from './raw-peer.js';

/** Keep-alive connections that are lent for one exchange after the other. */
export class PeerPool {
  readonly #idle: RawPeer[] = [];

  async use<Result>(port: number, run: (peer: RawPeer) => Promise<Result>): Promise<Result> {
    const peer = this.#idle.pop() ?? new RawPeer(port);
    try {
      return await run(peer);
    } finally {
      this.#idle.push(peer);
    }
  }
}
