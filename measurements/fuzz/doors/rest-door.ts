import { signAccessToken } from '../../../protocol/index.js';
import type { Door, FuzzTarget } from '../door.js';
import { anyRestCall, type RestCall } from '../inputs/rest-calls.js';
import { PeerPool } from '../peer-pool.js';
import { requireLawful } from '../raw-peer.js';

const peers = new PeerPool();

/** Calls with a good token: whatever they ask, they are answered, and never by a server error. */
export const restDoor: Door<RestCall> = {
  name: 'REST calls',
  weight: 30,
  lanes: 8,
  inputs: anyRestCall,
  async send(call, target) {
    const token = restToken(target, call.path);
    return peers.use(target.port, async (peer) => {
      const request = restRequest(target, call, `Bearer ${token}`);
      const answer = await peer.exchange(request, { isLast: !call.isFramed, isHead: call.method === 'HEAD' });
      // What HTTP cannot read may be cut off.
      if (answer === 'closed' && !call.isFramed) return 'closed';
      return requireLawful(answer, peer.body);
    });
  },
};

export function restToken({ accessKey, endpoint }: FuzzTarget, path: string): string {
  return signAccessToken({ key: accessKey, audience: endpoint + path, lifetimeSeconds: 3600 });
}

export function restRequest({ port }: FuzzTarget, call: RestCall, authorization: string): string {
  const { method, path, query, headers, body } = call;
  const bytes = Buffer.from(body).toString('latin1');
  const own: readonly (readonly [string, string])[] = [
    ['host', `localhost:${port}`],
    ['authorization', authorization],
    ['content-type', 'text/plain'],
    ['content-length', String(bytes.length)],
  ];
  const given = new Set(headers.map(([name]) => name));
  const lines = [...own.filter(([name]) => !given.has(name)), ...headers].map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${path}${query === '' ? '' : `?${query}`} HTTP/1.1`, ...lines, '', bytes].join('\r\n');
}
