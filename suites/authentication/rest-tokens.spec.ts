import {
  expect,
  expiredToken,
  futureToken,
  scenario,
  skipDescription,
  validityToken,
  verifies,
} from '../../fixtures/index.js';
import { sendRequest } from './send-request.js';

const accepted: readonly (readonly [title: string, requirement: string, vector: string])[] = [
  ['a token of the primary key is good for REST', 'AUTH-REST-01', 'rest: valid'],
  ['a token of the secondary key is good for REST', 'AUTH-REST-02', 'rest: signed with the secondary key'],
  ['a token without nbf and iat is good for REST', 'AUTH-REST-20', 'rest: without nbf and iat'],
];

for (const [title, requirement, vector] of accepted) {
  scenario(title, verifies(requirement), async ({ hub, ns, service }) => {
    const send = sendRequest(hub('handler'), ns);
    expect((await service.request({ ...send, token: validityToken(vector) })).status).toBe(202);
  });
}

const refused: readonly (readonly [title: string, requirement: string, vector: string])[] = [
  ['a token of an unknown key is not good for REST', 'AUTH-REST-04', 'rest: signed with an unknown key'],
  ['a token without exp is not good for REST', 'AUTH-REST-07', 'rest: without exp'],
  ['a token without aud is not good for REST', 'AUTH-REST-08', 'rest: without aud'],
  ['an unsigned token is not good for REST', 'AUTH-REST-17', 'rest: unsigned'],
  ['a token of another algorithm is not good for REST', 'AUTH-REST-17', 'rest: signed with HS512'],
];

for (const [title, requirement, vector] of refused) {
  scenario(title, verifies(requirement), async ({ hub, ns, service }) => {
    const send = sendRequest(hub('handler'), ns);
    expect((await service.request({ ...send, token: validityToken(vector) })).status).toBe(401);
    expect((await service.request({ ...send, token: validityToken('rest: valid') })).status).toBe(202);
  });
}

scenario(
  'a token is not good for REST once it has expired and the clock skew is over',
  verifies('AUTH-REST-05'),
  async ({ environment, hub, ns, service }) => {
    const send = sendRequest(hub('handler'), ns);
    const nearly = expiredToken(environment.timings.clockSkewSeconds + 60);
    expect((await service.request({ ...send, token: validityToken('rest: expired an hour ago') })).status).toBe(401);
    expect((await service.request({ ...send, token: nearly })).status).toBe(401);
    expect((await service.request({ ...send, token: { ...nearly, lifetimeSeconds: 300 } })).status).toBe(202);
  },
);

scenario(
  'a token is still good for REST when it has expired within the clock skew',
  verifies('AUTH-REST-18'),
  async ({ environment, hub, ns, service }) => {
    const send = sendRequest(hub('handler'), ns);
    const { clockSkewSeconds } = environment.timings;
    scenario.skip(
      clockSkewSeconds < 60,
      skipDescription('not applicable', `the target's clock skew is ${clockSkewSeconds} s`),
    );
    expect((await service.request({ ...send, token: expiredToken(clockSkewSeconds / 2) })).status).toBe(202);
  },
);

scenario(
  'a token is not good for REST before it is valid and the clock skew away',
  verifies('AUTH-REST-06'),
  async ({ environment, hub, ns, service }) => {
    const send = sendRequest(hub('handler'), ns);
    const nearly = futureToken(environment.timings.clockSkewSeconds + 60);
    expect((await service.request({ ...send, token: validityToken('rest: valid only in an hour') })).status).toBe(401);
    expect((await service.request({ ...send, token: nearly })).status).toBe(401);
    expect((await service.request({ ...send, token: futureToken(0) })).status).toBe(202);
  },
);

scenario(
  'a token is good for REST already when it becomes valid within the clock skew',
  verifies('AUTH-REST-21'),
  async ({ environment, hub, ns, service }) => {
    const send = sendRequest(hub('handler'), ns);
    const { clockSkewSeconds } = environment.timings;
    scenario.skip(
      clockSkewSeconds < 60,
      skipDescription('not applicable', `the target's clock skew is ${clockSkewSeconds} s`),
    );
    expect((await service.request({ ...send, token: futureToken(clockSkewSeconds / 2) })).status).toBe(202);
  },
);

scenario('a text that is no JWT is not good for REST', verifies('AUTH-REST-19'), async ({ hub, ns, service }) => {
  const send = sendRequest(hub('handler'), ns);
  for (const token of ['nonsense', 'non.sen.se', 'eyJhbGciOiJIUzI1NiJ9.e30.']) {
    expect((await service.request({ ...send, token })).status, token).toBe(401);
  }
  expect((await service.request(send)).status).toBe(202);
});
