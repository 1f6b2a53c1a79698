import fc from 'fast-check';
import { attackedHub, type Door } from '../door.js';
import { anyFilter } from '../inputs/filters.js';
import { encoded } from '../inputs/rest-calls.js';
import { PeerPool } from '../peer-pool.js';
import { requireLawful } from '../raw-peer.js';
import { restRequest, restToken } from './rest-door.js';

const peers = new PeerPool();
const path = `/api/hubs/${attackedHub}/:send`;
const groupsPath = `/api/hubs/${attackedHub}/:addToGroups`;

interface FilterInput {
  readonly filter: string;
  readonly inBody: boolean;
}

/** Filters in a query or a body: they are answered, and never by a server error. */
export const filterDoor: Door<FilterInput> = {
  name: 'filters',
  weight: 20,
  lanes: 4,
  inputs: fc.record({ filter: anyFilter, inBody: fc.boolean() }),
  async send({ filter, inBody }, target) {
    const call = inBody
      ? {
          path: groupsPath,
          query: '',
          contentType: 'application/json',
          body: JSON.stringify({ groups: ['g'], filter }),
        }
      : { path, query: `filter=${encoded(filter)}`, contentType: 'text/plain', body: '42["x"]' };
    const headers = [['content-type', call.contentType]] as const;
    const request = { ...call, method: 'POST', headers, isFramed: true };
    const authorization = `Bearer ${restToken(target, call.path)}`;
    return peers.use(target.port, async (peer) =>
      requireLawful(await peer.exchange(restRequest(target, request, authorization)), peer.body),
    );
  },
};
