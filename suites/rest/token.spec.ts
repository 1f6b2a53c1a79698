import { decodeToken, expect, scenario, verifies, type ServiceUnderTest } from '../../fixtures/index.js';

scenario(
  'a generated token is a JWT that admits a client to its hub',
  verifies('REST-TOKEN-01', 'REST-TOKEN-02', 'REST-TOKEN-10'),
  async ({ connect, hub, service, eventHandler }) => {
    const { response, data } = await generate(service, hub('handler'));
    expect(response.status).toBe(200);
    const token = data?.token ?? '';
    expect(decodeToken(token).header).toMatchObject({ alg: expect.any(String) });
    const client = await connect({ token });
    expect((await eventHandler.next('connect')).socketId).toBe(client.id);
  },
);

scenario(
  'the audience of a generated token is the Socket.IO endpoint of the hub',
  verifies('REST-TOKEN-03'),
  async ({ environment, hub, service }) => {
    const { aud } = await generatedClaims(service, hub('handler'));
    // The scheme is not compared: a service behind a proxy may not know by which one it is reached.
    const expected = `//${new URL(environment.endpoint).host}/clients/socketio/hubs/${hub('handler')}`;
    expect(
      String(aud)
        .replace(/^(http|ws)s?:/, '')
        .toLowerCase(),
    ).toBe(expected.toLowerCase());
  },
);

scenario(
  'the subject of a generated token is the user of the call, and there is none without a user',
  verifies('REST-TOKEN-04', 'REST-TOKEN-05'),
  async ({ hub, service }) => {
    expect(await generatedClaims(service, hub('handler'), { userId: 'ana' })).toHaveProperty('sub', 'ana');
    expect(await generatedClaims(service, hub('handler'))).not.toHaveProperty('sub');
  },
);

scenario(
  'a generated token expires after an hour, or as many minutes as the call says',
  verifies('REST-TOKEN-06', 'REST-TOKEN-07'),
  async ({ environment, hub, service }) => {
    // The clocks of suite and service may differ as much as those of token and service may.
    const tolerance = environment.timings.clockSkewSeconds + 60;
    const lifetimes = [
      { query: {}, minutes: 60 },
      { query: { minutesToExpire: 120 }, minutes: 120 },
      { query: { minutesToExpire: 1440 }, minutes: 1440 },
    ];
    for (const { query, minutes } of lifetimes) {
      const { exp } = await generatedClaims(service, hub('handler'), query);
      const expected = Date.now() / 1000 + minutes * 60;
      expect(Math.abs(Number(exp) - expected), `${minutes} minutes`).toBeLessThan(tolerance);
    }
  },
);

scenario('a token that would have expired is not generated', verifies('REST-TOKEN-08'), async ({ hub, service }) => {
  for (const minutesToExpire of [0, -1]) {
    expect((await generate(service, hub('handler'), { minutesToExpire })).response.status).toBe(400);
  }
  expect((await generate(service, hub('handler'), { minutesToExpire: 1 })).response.status).toBe(200);
});

scenario(
  'a token for a default client is of the same kind as one for a client of no named type',
  verifies('REST-TOKEN-09'),
  async ({ connect, hub, service }) => {
    const unnamed = await generatedClaims(service, hub('handler'));
    const { data } = await generate(service, hub('handler'), { clientType: 'Default' });
    const token = data?.token ?? '';
    const { claims } = decodeToken(token);
    expect(claims['aud']).toBe(unnamed['aud']);
    expect(Object.keys(claims).sort()).toEqual(Object.keys(unnamed).sort());
    await connect({ token });
  },
);

interface TokenQuery {
  readonly userId?: string;
  readonly minutesToExpire?: number;
  readonly clientType?: 'Default';
}

async function generate(service: ServiceUnderTest, hub: string, query: TokenQuery = {}) {
  return service.client.POST('/api/hubs/{hub}/:generateToken', { params: { path: { hub }, query } });
}

async function generatedClaims(service: ServiceUnderTest, hub: string, query: TokenQuery = {}) {
  const { data } = await generate(service, hub, query);
  return decodeToken(data?.token ?? '').claims;
}
