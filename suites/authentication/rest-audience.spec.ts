import { audienceCase, expectAccepted, requireSuccess, scenario, verifies } from '../../fixtures/index.js';
import type { ServiceAnswer, ServiceUnderTest, TestNamespace } from '../../fixtures/index.js';
import { expectRequestRejection } from './expect-rejection.js';

const accepted: readonly (readonly [title: string, requirement: string, ...vectors: string[]])[] = [
  [
    'a REST token may have the requested URL with its query as audience',
    'AUTH-REST-01',
    'rest: the URL with its query',
    'rest: the URL with its query, an empty filter among it',
    'rest: the URL with its query, an escaped filter among it',
  ],
  [
    'a REST token may have the requested URL without its query as audience',
    'AUTH-REST-09',
    'rest: the URL without its query',
  ],
  [
    "a REST token's audience may have the scheme http, https, ws or wss",
    'AUTH-REST-10',
    'rest: http scheme',
    'rest: https scheme',
    'rest: ws scheme',
    'rest: wss scheme',
  ],
  [
    "a REST token's audience may continue after the path with a slash",
    'AUTH-REST-22',
    'rest: path followed by a slash',
    'rest: path followed by a further segment',
  ],
  [
    "a REST token's audience may have the path decoded once",
    'AUTH-REST-23',
    'rest: decoded path where the request escapes it',
  ],
  ["a REST token's audience may have another query", 'AUTH-REST-28', 'rest: another query'],
  [
    "a REST token's audience may have the path encoded as in the request",
    'AUTH-REST-29',
    'rest: escaped path as the request has it',
  ],
];

for (const [title, requirement, ...vectors] of accepted) {
  scenario(title, verifies(requirement), async ({ environment: { endpoint }, hub, ns, service }) => {
    for (const vector of vectors) {
      const { path, audience } = audienceCase(vector, { endpoint, hub: hub('handler'), group: ns.group });
      // The rows of filters state whether a send with this one is accepted, whatever its token.
      const rests = path.includes('filter=not') ? ['REST-FILTER-07'] : [];
      await expectAccepted(send(service, ns, path, audience), ...rests);
    }
  });
}

const rejected: readonly (readonly [title: string, requirement: string, ...vectors: string[]])[] = [
  ['a REST token for another host is rejected', 'AUTH-REST-11', 'rest: another host'],
  [
    'a REST token for another URL is rejected',
    'AUTH-REST-12',
    'rest: another hub',
    'rest: another group',
    'rest: another operation',
    'rest: empty audience',
  ],
  ["a client's token is rejected for REST", 'AUTH-REST-13', "rest: a client's audience"],
  [
    "a REST token's audience that continues after the path without a boundary is rejected",
    'AUTH-REST-14',
    'rest: path that goes on without a boundary',
    'rest: query mark escaped twice',
  ],
  ["a REST token's audience with the scheme ftp is rejected", 'AUTH-REST-24', 'rest: ftp scheme'],
];

for (const [title, requirement, ...vectors] of rejected) {
  scenario(title, verifies(requirement), async ({ environment: { endpoint }, hub, ns, service }) => {
    for (const vector of vectors) {
      const { path, audience } = audienceCase(vector, { endpoint, hub: hub('handler'), group: ns.group });
      await expectRequestRejection(send(service, ns, path, audience));
      await requireSuccess(send(service, ns, path, `${endpoint}${path}`));
    }
  });
}

/** A send whose path has its query, as a vector's has. */
async function send(
  service: ServiceUnderTest,
  ns: TestNamespace,
  path: string,
  audience: string,
): Promise<ServiceAnswer> {
  return service.request({
    method: 'POST',
    path,
    apiVersion: false,
    headers: { 'Content-Type': 'text/plain' },
    body: ns.event('news'),
    token: { audience },
  });
}
