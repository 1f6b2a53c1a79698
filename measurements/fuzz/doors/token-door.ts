import { clientAudience, clientPath } from '../../../protocol/index.js';
import { attackedHub, type Door, Fault, type FuzzTarget } from '../door.js';
import { anyBadToken, type BadToken, makeBadToken } from '../inputs/bad-tokens.js';
import { PeerPool } from '../peer-pool.js';
import { requireLawful } from '../raw-peer.js';
import { restRequest } from './rest-door.js';

const peers = new PeerPool();
const path = `/api/hubs/${attackedHub}/:send`;

/** Tokens that are worthless, sent by a backend and by a client: they let nobody in. */
export const tokenDoor: Door<BadToken> = {
  name: 'tokens',
  weight: 20,
  lanes: 4,
  inputs: anyBadToken,
  async send(input, target) {
    const asBackend = input.at % 4 !== 0;
    const request = asBackend ? backendRequest(input, target) : clientRequest(input, target);
    return peers.use(target.port, async (peer) => {
      const answer = await peer.exchange(request);
      const outcome = requireLawful(answer, peer.body);
      const isAccepted = outcome.startsWith('2');
      if (input.flaw === 'none') {
        if (isAccepted) return outcome;
        throw new Fault(`a good token with a deep claim was answered ${outcome}: ${peer.body.slice(0, 300)}`);
      }
      if (isAccepted) throw new Fault(`a token let somebody in although it has this flaw: ${input.flaw}`);
      return outcome;
    });
  },
};

function backendRequest(input: BadToken, target: FuzzTarget): string {
  const token = makeBadToken(input, target.endpoint + path, target.accessKey);
  const call = { method: 'POST', path, query: '', headers: [], body: '42["x"]', isFramed: true };
  return restRequest(target, call, `Bearer ${token}`);
}

function clientRequest(input: BadToken, target: FuzzTarget): string {
  const token = makeBadToken(input, clientAudience(target.endpoint, attackedHub), target.accessKey);
  const query = `EIO=4&transport=polling&access_token=${token}`;
  return `GET ${clientPath(attackedHub)}/?${query} HTTP/1.1\r\nhost: localhost:${target.port}\r\n\r\n`;
}
