import { audienceCase, expect, scenario, verifies } from '../../fixtures/index.js';

const accepted: readonly (readonly [title: string, requirement: string, ...vectors: string[]])[] = [
  [
    'the scheme of the audience does not matter for a client',
    'AUTH-CLIENT-11',
    'client: https scheme',
    'client: http scheme',
    'client: wss scheme',
  ],
  [
    'an audience without a trailing slash is good for both forms of the path',
    'AUTH-CLIENT-12',
    'client: endpoint and path, request without a trailing slash',
    'client: endpoint and path, request with a trailing slash',
  ],
  [
    'the letter case of the audience does not matter for a client',
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
      expect((await handshake({ path, token: { audience } })).status, vector).toBe(101);
    }
  });
}

const refused: readonly (readonly [title: string, requirement: string, ...vectors: string[]])[] = [
  ['an empty audience admits nobody', 'AUTH-CLIENT-07', 'client: empty audience'],
  ['the audience of another hub admits nobody', 'AUTH-CLIENT-08', 'client: another hub'],
  [
    'the audience of another host admits nobody',
    'AUTH-CLIENT-09',
    'client: another host',
    'client: host that continues',
    'client: no slash before the path',
  ],
  [
    'an audience that is no Socket.IO endpoint admits nobody',
    'AUTH-CLIENT-10',
    'client: path of plain Web PubSub clients',
    'client: endpoint alone',
    'client: audience of a REST request',
  ],
];

for (const [title, requirement, ...vectors] of refused) {
  scenario(title, verifies(requirement), async ({ environment: { endpoint }, handshake, hub }) => {
    for (const vector of vectors) {
      const { path, audience } = audienceCase(vector, { endpoint, hub: hub('handler') });
      expect((await handshake({ path, token: { audience } })).status, vector).toBe(401);
      expect((await handshake({ path })).status).toBe(101);
    }
  });
}
