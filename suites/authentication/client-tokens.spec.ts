import {
  expect,
  expiredToken,
  futureToken,
  scenario,
  skipDescription,
  validityToken,
  verifies,
} from '../../fixtures/index.js';
import { expectAdmission, expectRejection } from './expect-rejection.js';

const accepted: readonly (readonly [title: string, requirement: string, vector: string])[] = [
  ['a token signed with the primary key admits a client', 'AUTH-CLIENT-01', 'client: valid'],
  ['a token signed with the secondary key admits a client', 'AUTH-CLIENT-02', 'client: signed with the secondary key'],
  ['a token without sub admits a client', 'AUTH-CLIENT-19', 'client: without sub'],
  ['a token with exp and aud alone admits a client', 'AUTH-CLIENT-23', 'client: without nbf and iat'],
];

for (const [title, requirement, vector] of accepted) {
  scenario(title, verifies(requirement), async ({ connect, eventHandler }) => {
    const client = await connect({ token: validityToken(vector) });
    expect((await eventHandler.next('connect')).socketId).toBe(client.id);
  });
}

const rejected: readonly (readonly [title: string, requirement: string, vector: string])[] = [
  ['a token signed with an unknown key is rejected', 'AUTH-CLIENT-04', 'client: signed with an unknown key'],
  ['a token without exp is rejected', 'AUTH-CLIENT-06', 'client: without exp'],
  ['a token without aud is rejected', 'AUTH-CLIENT-07', 'client: without aud'],
  ['an unsigned token is rejected', 'AUTH-CLIENT-16', 'client: unsigned'],
];

for (const [title, requirement, vector] of rejected) {
  scenario(title, verifies(requirement), async ({ handshake }) => {
    expectRejection(await handshake({ token: validityToken(vector) }));
    await handshake.accepted();
  });
}

scenario('a token signed with another algorithm is rejected', verifies('AUTH-CLIENT-17'), async ({ handshake }) => {
  const valid = validityToken('client: valid');
  expectRejection(await handshake({ token: validityToken('client: signed with HS512') }));
  expectRejection(await handshake({ token: { ...valid, algorithm: 'HS384' } }));
  await handshake.accepted();
});

scenario(
  'a token that expired longer ago than the clock skew is rejected',
  verifies('AUTH-CLIENT-05'),
  async ({ environment, handshake }) => {
    const nearly = expiredToken(environment.timings.clockSkewSeconds + 60);
    expectRejection(await handshake({ token: validityToken('client: expired an hour ago') }));
    expectRejection(await handshake({ token: nearly }));
    await handshake.accepted();
  },
);

scenario(
  'a token that expired within the clock skew admits a client',
  verifies('AUTH-CLIENT-15'),
  async ({ environment, handshake }) => {
    const { clockSkewSeconds } = environment.timings;
    scenario.skip(
      clockSkewSeconds < 60,
      skipDescription('not applicable', `the target's clock skew is ${clockSkewSeconds} s`),
    );
    expectAdmission(await handshake({ token: expiredToken(clockSkewSeconds / 2) }));
  },
);

scenario(
  'a token that becomes valid later than the clock skew is rejected',
  verifies('AUTH-CLIENT-14'),
  async ({ environment, handshake }) => {
    expectRejection(await handshake({ token: validityToken('client: valid only in an hour') }));
    expectRejection(await handshake({ token: futureToken(environment.timings.clockSkewSeconds + 60) }));
    await handshake.accepted();
  },
);

scenario(
  'a token that becomes valid within the clock skew admits a client',
  verifies('AUTH-CLIENT-24'),
  async ({ environment, handshake }) => {
    const { clockSkewSeconds } = environment.timings;
    scenario.skip(
      clockSkewSeconds < 60,
      skipDescription('not applicable', `the target's clock skew is ${clockSkewSeconds} s`),
    );
    expectAdmission(await handshake({ token: futureToken(clockSkewSeconds / 2) }));
  },
);

scenario('a string that is not a JWT is rejected', verifies('AUTH-CLIENT-18'), async ({ handshake }) => {
  for (const token of ['nonsense', 'non.sen.se', '{"sub":"ana"}', 'eyJhbGciOiJIUzI1NiJ9.e30.']) {
    expectRejection(await handshake({ token }), token);
  }
  await handshake.accepted();
});

scenario('a client without a token is rejected', verifies('AUTH-CLIENT-03'), async ({ connect, handshake }) => {
  expectRejection(await handshake({ token: 'none' }));
  await connect.refused({ token: 'none' });
  await connect();
});

scenario(
  'a handshake that is rejected for its token answers 401',
  verifies('AUTH-CLIENT-29'),
  async ({ connect, handshake }) => {
    const unknownKey = validityToken('client: signed with an unknown key');
    const expired = validityToken('client: expired an hour ago');
    for (const token of ['none', 'nonsense', unknownKey, expired] as const) {
      expect((await handshake({ token })).status).toBe(401);
    }
    expect((await connect.refused({ token: 'none' })).status).toBe(401);
    await handshake.accepted();
  },
);
