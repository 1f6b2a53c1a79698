import fc from 'fast-check';
import { clientAudience, clientPath, signAccessToken } from '../../../protocol/index.js';
import { attackedHub, type Door, type FuzzTarget } from '../door.js';
import { anyPacket } from '../inputs/packets.js';
import { anyBytes } from '../inputs/texts.js';
import { PeerPool } from '../peer-pool.js';
import { requireLawful } from '../raw-peer.js';

const peers = new PeerPool();

const packets = fc
  .array(anyPacket, { minLength: 1, maxLength: 5 })
  .map((messages) => Buffer.from(messages.join('\x1e')).toString('latin1'));

/** Bodies that a client with a good token posts in a session of HTTP long-polling. */
export const pollingDoor: Door<readonly string[]> = {
  name: 'polling bodies',
  weight: 10,
  lanes: 8,
  inputs: fc.array(fc.oneof({ weight: 4, arbitrary: packets }, anyBytes), { minLength: 1, maxLength: 3 }),
  async send(bodies, target) {
    return peers.use(target.port, async (peer) => {
      const path = `${clientPath(attackedHub)}/?EIO=4&transport=polling`;
      const opened = await peer.exchange(request(target, 'GET', `${path}&access_token=${clientToken(target)}`));
      requireLawful(opened, peer.body);
      const [, sid] = /"sid":"([^"]+)"/.exec(peer.body) ?? [];
      if (sid === undefined) return `handshake ${opened}`;
      const session = `${path}&sid=${sid}`;
      for (const body of ['40', ...bodies]) {
        const outcome = requireLawful(await peer.exchange(request(target, 'POST', session, body)), peer.body);
        if (outcome !== '200') return outcome;
      }
      // A session that is left open would be held until its heartbeat fails.
      return requireLawful(await peer.exchange(request(target, 'POST', session, '1')), peer.body);
    });
  },
};

export function clientToken({ accessKey, endpoint }: FuzzTarget, hub = attackedHub): string {
  return signAccessToken({ key: accessKey, audience: clientAudience(endpoint, hub), lifetimeSeconds: 3600 });
}

function request({ port }: FuzzTarget, method: string, path: string, body = ''): string {
  const length = body === '' ? '' : `content-type: text/plain;charset=UTF-8\r\ncontent-length: ${body.length}\r\n`;
  return `${method} ${path} HTTP/1.1\r\nhost: localhost:${port}\r\n${length}\r\n${body}`;
}
