import { audienceCase, expect, scenario, verifies } from '../../fixtures/index.js';
import { expectAdmission, expectRejection } from './expect-rejection.js';

const accepted: readonly (readonly [title: string, requirement: string, ...vectors: string[]])[] = [
  [
    "a client's audience may have the scheme http, https or wss",
    'AUTH-CLIENT-11',
    'client: https scheme',
    'client: http scheme',
    'client: wss scheme',
  ],
  [
    'an audience without a trailing slash is accepted for a path with one',
    'AUTH-CLIENT-12',
    'client: endpoint and path, request with a trailing slash',
  ],
  [
    "a client's audience may be in any letter case",
    'AUTH-CLIENT-13',
    'client: hub in upper case',
    'client: path in upper case',
  ],
  ['an audience may have a trailing slash', 'AUTH-CLIENT-27', 'client: audience with a trailing slash'],
];

for (const [title, requirement, ...vectors] of accepted) {
  scenario(title, verifies(requirement), async ({ environment: { endpoint }, handshake, hub }) => {
    for (const vector of vectors) {
      const { path, audience } = audienceCase(vector, { endpoint, hub: hub('handler') });
      expectAdmission(await handshake({ path, token: { audience } }), vector);
    }
  });
}

const rejected: readonly (readonly [title: string, requirement: string, ...vectors: string[]])[] = [
  ["a client's token for another hub is rejected", 'AUTH-CLIENT-08', 'client: another hub'],
  [
    "a client's token for another host is rejected",
    'AUTH-CLIENT-09',
    'client: another host',
    'client: host that continues',
    'client: no slash before the path',
  ],
  [
    "a client's token for anything but the hub's endpoint is rejected",
    'AUTH-CLIENT-10',
    'client: path of plain Web PubSub clients',
    'client: endpoint alone',
    'client: audience of a REST request',
    'client: empty audience',
  ],
];

for (const [title, requirement, ...vectors] of rejected) {
  scenario(title, verifies(requirement), async ({ environment: { endpoint }, handshake, hub }) => {
    for (const vector of vectors) {
      const { path, audience } = audienceCase(vector, { endpoint, hub: hub('handler') });
      expectRejection(await handshake({ path, token: { audience } }), vector);
      await handshake.accepted();
    }
  });
}

scenario(
  'a handshake whose token has another audience answers 401',
  verifies('AUTH-CLIENT-32'),
  async ({ environment: { endpoint }, handshake, hub }) => {
    for (const vector of rejected.flatMap(([, , ...vectors]) => vectors)) {
      const { path, audience } = audienceCase(vector, { endpoint, hub: hub('handler') });
      const response = await handshake({ path, token: { audience } });
      expect(response.status, vector).toBe(401);
    }
    await handshake.accepted();
  },
);
