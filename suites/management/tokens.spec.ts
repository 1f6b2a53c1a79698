import { decodeToken, expect, scenario, verifies, type ServiceUnderTest } from '../../fixtures/index.js';
import { callsOf } from '../hub-calls.js';
import { expectRecipients } from '../recipients.js';

type Query = readonly (readonly [string, string])[];

async function generate(service: ServiceUnderTest, hub: string, query: Query) {
  const { status, body } = await callsOf(service, hub)('POST', '/:generateToken', { query });
  const { token } = (status === 200 ? JSON.parse(body) : { token: '' }) as { token: string };
  return { status, token };
}

async function claimsOf(service: ServiceUnderTest, hub: string, query: Query) {
  return decodeToken((await generate(service, hub, query)).token).claims;
}

scenario(
  'a client is in the groups that its token was generated with from the start',
  verifies('MANAGEMENT-TOKEN-01'),
  async ({ connect, service, ns, hub }) => {
    const [lobby, kitchen] = [ns.room('lobby'), ns.room('kitchen')];
    const connectWith = async (...groups: string[]) => {
      const { token } = await generate(
        service,
        hub('handler'),
        groups.map((group) => ['group', group] as const),
      );
      return connect({ token });
    };
    const [one, both, none] = [await connectWith(lobby), await connectWith(lobby, kitchen), await connectWith()];
    await service.sendToGroup(lobby, ns.event('to the lobby'));
    await service.sendToGroup(kitchen, ns.event('to the kitchen'));
    await expectRecipients({ one, both, none }, 'to the lobby', ['one', 'both']);
    await expectRecipients({ one, both, none }, 'to the kitchen', ['both']);
  },
);

scenario(
  'a token that is generated with roles admits a client',
  verifies('MANAGEMENT-TOKEN-02'),
  async ({ connect, service, hub }) => {
    const roles = ['webpubsub.joinLeaveGroup', 'webpubsub.sendToGroup.lobby'];
    for (const count of [1, 2]) {
      const query = roles.slice(0, count).map((role) => ['role', role] as const);
      const { status, token } = await generate(service, hub('handler'), query);
      expect(status).toBe(200);
      await connect({ token });
    }
  },
);

for (const [title, id, name, allowed, rejected] of [
  ['a blank group gives no token', 'MANAGEMENT-TOKEN-03', 'group', 'lobby', [' ', '']],
  [
    'minutesToExpire is a 32-bit integer',
    'MANAGEMENT-TOKEN-04',
    'minutesToExpire',
    '10',
    ['2147483648', '1.5', 'ten', ''],
  ],
  ['an unknown clientType gives no token', 'MANAGEMENT-TOKEN-07', 'clientType', 'Default', ['nonsense']],
] as const) {
  scenario(title, verifies(id), async ({ service, hub }) => {
    for (const value of rejected) {
      expect((await generate(service, hub('handler'), [[name, value]])).status, JSON.stringify(value)).toBe(400);
    }
    expect((await generate(service, hub('handler'), [[name, allowed]])).status).toBe(200);
  });
}

for (const [title, id, types] of [
  ['the letter case of clientType does not matter', 'MANAGEMENT-TOKEN-05', ['default', 'DEFAULT']],
  ['clientType may name Socket.IO', 'MANAGEMENT-TOKEN-06', ['socketio', 'SocketIO']],
] as const) {
  scenario(title, verifies(id), async ({ connect, service, hub }) => {
    const { aud } = await claimsOf(service, hub('handler'), []);
    for (const type of types) {
      const { status, token } = await generate(service, hub('handler'), [['clientType', type]]);
      expect(status, type).toBe(200);
      expect(decodeToken(token).claims['aud']).toBe(aud);
      await connect({ token });
    }
  });
}

scenario('there is no token for a client of MQTT', verifies('MANAGEMENT-TOKEN-08'), async ({ service, hub }) => {
  expect((await generate(service, hub('handler'), [['clientType', 'MQTT']])).status).toBeGreaterThanOrEqual(400);
  expect((await generate(service, hub('handler'), [['clientType', 'Default']])).status).toBe(200);
});

scenario(
  'a generated token names its key and its issuer',
  verifies('MANAGEMENT-TOKEN-09', 'MANAGEMENT-TOKEN-12'),
  async ({ service, hub }) => {
    const { header, claims } = decodeToken((await generate(service, hub('handler'), [])).token);
    expect(header['kid']).toMatch(/^s-./);
    expect(claims['iss']).toBe('https://webpubsub.azure.com');
  },
);

scenario(
  'the header of a generated token has a content type',
  verifies('MANAGEMENT-TOKEN-13'),
  async ({ service, hub }) => {
    const { header } = decodeToken((await generate(service, hub('handler'), [])).token);
    expect(header['cty']).toBe('JWT');
  },
);

scenario(
  'a generated token is valid for exactly as many minutes as it was asked for',
  verifies('MANAGEMENT-TOKEN-10'),
  async ({ service, hub }) => {
    for (const minutes of [1, 59, 1440]) {
      const { nbf, exp } = await claimsOf(service, hub('handler'), [['minutesToExpire', String(minutes)]]);
      expect(Number(exp) - Number(nbf)).toBe(minutes * 60);
    }
  },
);
