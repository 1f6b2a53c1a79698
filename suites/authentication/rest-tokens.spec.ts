import {
  expect,
  expectAccepted,
  expiredToken,
  futureToken,
  requireSuccess,
  scenario,
  skipDescription,
  validityToken,
  verifies,
} from '../../fixtures/index.js';
import { expectRequestRejection } from './expect-rejection.js';
import { sendRequest } from './send-request.js';

const accepted: readonly (readonly [title: string, requirement: string, vector: string])[] = [
  ['a REST token may be signed with the primary key', 'AUTH-REST-01', 'rest: valid'],
  ['a REST token may be signed with the secondary key', 'AUTH-REST-02', 'rest: signed with the secondary key'],
  ['a REST token needs no claims but exp and aud', 'AUTH-REST-20', 'rest: without nbf and iat'],
];

for (const [title, requirement, vector] of accepted) {
  scenario(title, verifies(requirement), async ({ hub, ns, service }) => {
    const send = sendRequest(hub('handler'), ns);
    await expectAccepted(service.request({ ...send, token: validityToken(vector) }));
  });
}

const rejected: readonly (readonly [title: string, requirement: string, vector: string])[] = [
  ['a REST token signed with an unknown key is rejected', 'AUTH-REST-04', 'rest: signed with an unknown key'],
  ['a REST token without exp is rejected', 'AUTH-REST-07', 'rest: without exp'],
  ['a REST token without aud is rejected', 'AUTH-REST-08', 'rest: without aud'],
  ['an unsigned REST token is rejected', 'AUTH-REST-17', 'rest: unsigned'],
  ['a REST token signed with another algorithm is rejected', 'AUTH-REST-26', 'rest: signed with HS512'],
];

for (const [title, requirement, vector] of rejected) {
  scenario(title, verifies(requirement), async ({ hub, ns, service }) => {
    const send = sendRequest(hub('handler'), ns);
    await expectRequestRejection(service.request({ ...send, token: validityToken(vector) }));
    await requireSuccess(service.request({ ...send, token: validityToken('rest: valid') }));
  });
}

scenario(
  'a REST token that expired longer ago than the clock skew is rejected',
  verifies('AUTH-REST-05'),
  async ({ environment, hub, ns, service }) => {
    const send = sendRequest(hub('handler'), ns);
    const nearly = expiredToken(environment.timings.clockSkewSeconds + 60);
    await expectRequestRejection(service.request({ ...send, token: validityToken('rest: expired an hour ago') }));
    await expectRequestRejection(service.request({ ...send, token: nearly }));
    await requireSuccess(service.request({ ...send, token: { ...nearly, lifetimeSeconds: 300 } }));
  },
);

scenario(
  'a REST token that expired within the clock skew is accepted',
  verifies('AUTH-REST-18'),
  async ({ environment, hub, ns, service }) => {
    const send = sendRequest(hub('handler'), ns);
    const { clockSkewSeconds } = environment.timings;
    scenario.skip(
      clockSkewSeconds < 60,
      skipDescription('not applicable', `the target's clock skew is ${clockSkewSeconds} s`),
    );
    await expectAccepted(service.request({ ...send, token: expiredToken(clockSkewSeconds / 2) }));
  },
);

scenario(
  'a REST token that becomes valid later than the clock skew is rejected',
  verifies('AUTH-REST-06'),
  async ({ environment, hub, ns, service }) => {
    const send = sendRequest(hub('handler'), ns);
    const nearly = futureToken(environment.timings.clockSkewSeconds + 60);
    await expectRequestRejection(service.request({ ...send, token: validityToken('rest: valid only in an hour') }));
    await expectRequestRejection(service.request({ ...send, token: nearly }));
    await requireSuccess(service.request({ ...send, token: futureToken(0) }));
  },
);

scenario(
  'a REST token that becomes valid within the clock skew is accepted',
  verifies('AUTH-REST-21'),
  async ({ environment, hub, ns, service }) => {
    const send = sendRequest(hub('handler'), ns);
    const { clockSkewSeconds } = environment.timings;
    scenario.skip(
      clockSkewSeconds < 60,
      skipDescription('not applicable', `the target's clock skew is ${clockSkewSeconds} s`),
    );
    await expectAccepted(service.request({ ...send, token: futureToken(clockSkewSeconds / 2) }));
  },
);

scenario('a string that is not a JWT is rejected for REST', verifies('AUTH-REST-19'), async ({ hub, ns, service }) => {
  const send = sendRequest(hub('handler'), ns);
  for (const token of ['nonsense', 'non.sen.se', 'eyJhbGciOiJIUzI1NiJ9.e30.']) {
    await expectRequestRejection(service.request({ ...send, token }));
  }
  await requireSuccess(service.request(send));
});

scenario('the sub of a REST token has no effect', verifies('AUTH-REST-27'), async ({ connect, hub, ns, service }) => {
  const [ana, nameless] = await Promise.all([connect({ user: 'ana' }), connect()]);
  const token = { claims: { sub: 'bob' } };
  await expectAccepted(service.request({ ...sendRequest(hub('handler'), ns), token }));
  for (const client of [ana, nameless]) expect(await client.next('news')).toEqual([]);
});
