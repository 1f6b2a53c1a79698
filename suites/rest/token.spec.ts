import { decodeToken, expect, expectStatus, requireSuccess, scenario, step, verifies } from '../../fixtures/index.js';
import { generatedClaims, generateToken } from '../generated-token.js';
import { callsOf } from '../hub-calls.js';

scenario(
  'a generated token is a JWT that admits a client to its hub',
  verifies('REST-TOKEN-01', 'REST-TOKEN-02', 'REST-TOKEN-10'),
  async ({ connect, hub, service, eventHandler }) => {
    const token = await generateToken(service, hub('handler'));
    await step('REST-TOKEN-10', () => expect(decodeToken(token).header).toMatchObject({ alg: expect.any(String) }));
    await step('REST-TOKEN-02', async () => {
      const client = await connect({ token });
      expect((await eventHandler.next('connect')).socketId).toBe(client.id);
    });
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
    const named = await generatedClaims(service, hub('handler'), [['userId', 'ana']]);
    await step('REST-TOKEN-04', () => expect(named).toHaveProperty('sub', 'ana'));
    const unnamed = await generatedClaims(service, hub('handler'));
    await step('REST-TOKEN-05', () => expect(unnamed).not.toHaveProperty('sub'));
  },
);

scenario(
  'a generated token expires after an hour, or as many minutes as the call says',
  verifies('REST-TOKEN-06', 'REST-TOKEN-07'),
  async ({ environment, hub, service }) => {
    // The clocks of suite and service may differ as much as those of token and service may.
    const tolerance = environment.timings.clockSkewSeconds + 60;
    const lifetimes = [
      ['REST-TOKEN-06', [], 60],
      ['REST-TOKEN-07', [['minutesToExpire', '120']], 120],
      ['REST-TOKEN-07', [['minutesToExpire', '1440']], 1440],
    ] as const;
    for (const [requirement, query, minutes] of lifetimes) {
      const { exp } = await generatedClaims(service, hub('handler'), query);
      const expected = Date.now() / 1000 + minutes * 60;
      await step(requirement, () =>
        expect(Math.abs(Number(exp) - expected), `${minutes} minutes`).toBeLessThan(tolerance),
      );
    }
  },
);

scenario('a token that would have expired is not generated', verifies('REST-TOKEN-08'), async ({ hub, service }) => {
  const generate = async (minutes: string) =>
    callsOf(service, hub('handler'))('POST', '/:generateToken', { query: [['minutesToExpire', minutes]] });
  for (const minutes of ['0', '-1']) await expectStatus(generate(minutes), 400);
  await requireSuccess(generate('1'));
});

scenario(
  'a token for a default client is of the same kind as one for a client of no named type',
  verifies('REST-TOKEN-09'),
  async ({ connect, hub, service }) => {
    const unnamed = await generatedClaims(service, hub('handler'));
    const token = await generateToken(service, hub('handler'), [['clientType', 'Default']]);
    const { claims } = decodeToken(token);
    expect(claims['aud']).toBe(unnamed['aud']);
    expect(Object.keys(claims).sort()).toEqual(Object.keys(unnamed).sort());
    await connect({ token });
  },
);
