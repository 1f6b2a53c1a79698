import {
  expect,
  expiredToken,
  futureToken,
  scenario,
  skipDescription,
  validityToken,
  verifies,
} from '../../fixtures/index.js';

const accepted: readonly (readonly [title: string, requirement: string, vector: string])[] = [
  ['a token of the primary key admits a client', 'AUTH-CLIENT-01', 'client: valid'],
  ['a token of the secondary key admits a client', 'AUTH-CLIENT-02', 'client: signed with the secondary key'],
  ['a token that names no user admits a client', 'AUTH-CLIENT-19', 'client: without sub'],
  ['a token without nbf and iat admits a client', 'AUTH-CLIENT-23', 'client: without nbf and iat'],
];

for (const [title, requirement, vector] of accepted) {
  scenario(title, verifies(requirement), async ({ connect, upstream }) => {
    const client = await connect({ token: validityToken(vector) });
    expect((await upstream.next('connect')).socketId).toBe(client.id);
  });
}

const refused: readonly (readonly [title: string, requirement: string, vector: string])[] = [
  ['a token of an unknown key admits nobody', 'AUTH-CLIENT-04', 'client: signed with an unknown key'],
  ['a token without exp admits nobody', 'AUTH-CLIENT-06', 'client: without exp'],
  ['a token without aud admits nobody', 'AUTH-CLIENT-07', 'client: without aud'],
  ['an unsigned token admits nobody', 'AUTH-CLIENT-16', 'client: unsigned'],
];

for (const [title, requirement, vector] of refused) {
  scenario(title, verifies(requirement), async ({ handshake }) => {
    expect((await handshake({ token: validityToken(vector) })).status).toBe(401);
    expect((await handshake({ token: validityToken('client: valid') })).status).toBe(101);
  });
}

scenario('a token of another algorithm admits nobody', verifies('AUTH-CLIENT-17'), async ({ handshake }) => {
  const valid = validityToken('client: valid');
  expect((await handshake({ token: validityToken('client: signed with HS512') })).status).toBe(401);
  expect((await handshake({ token: { ...valid, algorithm: 'HS384' } })).status).toBe(401);
  expect((await handshake({ token: valid })).status).toBe(101);
});

scenario(
  'a token admits nobody once it has expired and the clock skew is over',
  verifies('AUTH-CLIENT-05'),
  async ({ environment, handshake }) => {
    const nearly = expiredToken(environment.timings.clockSkewSeconds + 60);
    expect((await handshake({ token: validityToken('client: expired an hour ago') })).status).toBe(401);
    expect((await handshake({ token: nearly })).status).toBe(401);
    expect((await handshake({ token: { ...nearly, lifetimeSeconds: 300 } })).status).toBe(101);
  },
);

scenario(
  'a token still admits a client when it has expired within the clock skew',
  verifies('AUTH-CLIENT-15'),
  async ({ environment, handshake }) => {
    const { clockSkewSeconds } = environment.timings;
    scenario.skip(
      clockSkewSeconds < 60,
      skipDescription('not applicable', `the target's clock skew is ${clockSkewSeconds} s`),
    );
    expect((await handshake({ token: expiredToken(clockSkewSeconds / 2) })).status).toBe(101);
  },
);

scenario(
  'a token admits nobody before it is valid and the clock skew away',
  verifies('AUTH-CLIENT-14'),
  async ({ environment, handshake }) => {
    expect((await handshake({ token: validityToken('client: valid only in an hour') })).status).toBe(401);
    expect((await handshake({ token: futureToken(environment.timings.clockSkewSeconds + 60) })).status).toBe(401);
    expect((await handshake({ token: futureToken(0) })).status).toBe(101);
  },
);

scenario(
  'a token admits a client already when it becomes valid within the clock skew',
  verifies('AUTH-CLIENT-24'),
  async ({ environment, handshake }) => {
    const { clockSkewSeconds } = environment.timings;
    scenario.skip(
      clockSkewSeconds < 60,
      skipDescription('not applicable', `the target's clock skew is ${clockSkewSeconds} s`),
    );
    expect((await handshake({ token: futureToken(clockSkewSeconds / 2) })).status).toBe(101);
  },
);

scenario('a text that is no JWT admits nobody', verifies('AUTH-CLIENT-18'), async ({ handshake }) => {
  for (const token of ['nonsense', 'non.sen.se', '{"sub":"ana"}', 'eyJhbGciOiJIUzI1NiJ9.e30.']) {
    expect((await handshake({ token })).status, token).toBe(401);
  }
  expect((await handshake()).status).toBe(101);
});

scenario('a client without a token is refused', verifies('AUTH-CLIENT-03'), async ({ connect, handshake }) => {
  expect((await handshake({ token: 'none' })).status).toBe(401);
  expect((await connect.refused({ token: 'none' })).status).toBe(401);
  await connect();
});
