import { audienceCase, expect, scenario, verifies, type RawResponse } from '../../fixtures/index.js';
import type { ServiceUnderTest, TestNamespace } from '../../fixtures/index.js';

const accepted: readonly (readonly [title: string, requirement: string, ...vectors: string[]])[] = [
  [
    'the requested URL with its query is a good audience for REST',
    'AUTH-REST-01',
    'rest: the URL with its query',
    'rest: the URL with its query, an empty filter among it',
    'rest: the URL with its query, an escaped filter among it',
  ],
  [
    'the requested URL without its query is a good audience for REST',
    'AUTH-REST-09',
    'rest: the URL without its query',
  ],
  [
    'the scheme of the audience does not matter for REST',
    'AUTH-REST-10',
    'rest: http scheme',
    'rest: https scheme',
    'rest: ws scheme',
    'rest: wss scheme',
  ],
  [
    'an audience may go on after the path with a slash or a query',
    'AUTH-REST-22',
    'rest: another query',
    'rest: path followed by a slash',
    'rest: path followed by a further segment',
  ],
  [
    'an audience may have the path as it is sent, or decoded',
    'AUTH-REST-23',
    'rest: escaped path as the request has it',
    'rest: decoded path where the request escapes it',
  ],
];

for (const [title, requirement, ...vectors] of accepted) {
  scenario(title, verifies(requirement), async ({ environment: { endpoint }, hub, ns, service }) => {
    for (const vector of vectors) {
      const { path, audience } = audienceCase(vector, { endpoint, hub: hub('handler'), group: ns.group });
      expect((await send(service, ns, path, audience)).status, vector).toBe(202);
    }
  });
}

const refused: readonly (readonly [title: string, requirement: string, ...vectors: string[]])[] = [
  ['an empty audience is not good for REST', 'AUTH-REST-08', 'rest: empty audience'],
  ['the audience of another host is not good for REST', 'AUTH-REST-11', 'rest: another host'],
  [
    'the audience of another hub, group or operation is not good for REST',
    'AUTH-REST-12',
    'rest: another hub',
    'rest: another group',
    'rest: another operation',
  ],
  ['a client’s audience is not good for REST', 'AUTH-REST-13', "rest: a client's audience"],
  [
    'an audience that goes on after the path without a boundary is not good for REST',
    'AUTH-REST-14',
    'rest: path that goes on without a boundary',
    'rest: query mark escaped twice',
  ],
  ['an audience of another scheme than those of the web is not good for REST', 'AUTH-REST-24', 'rest: ftp scheme'],
];

for (const [title, requirement, ...vectors] of refused) {
  scenario(title, verifies(requirement), async ({ environment: { endpoint }, hub, ns, service }) => {
    for (const vector of vectors) {
      const { path, audience } = audienceCase(vector, { endpoint, hub: hub('handler'), group: ns.group });
      expect((await send(service, ns, path, audience)).status, vector).toBe(401);
      expect((await send(service, ns, path, `${endpoint}${path}`)).status).toBe(202);
    }
  });
}

/** A send whose path has its query, as a vector's has. */
async function send(
  service: ServiceUnderTest,
  ns: TestNamespace,
  path: string,
  audience: string,
): Promise<RawResponse> {
  return service.request({
    method: 'POST',
    path,
    apiVersion: false,
    headers: { 'Content-Type': 'text/plain' },
    body: ns.event('news'),
    token: { audience },
  });
}
