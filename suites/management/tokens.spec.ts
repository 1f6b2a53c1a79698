import {
  expect,
  expectAccepted,
  expectStatus,
  requireJson,
  requireSuccess,
  scenario,
  step,
  verifies,
  type ServiceUnderTest,
} from '../../fixtures/index.js';
import { decodeGenerated, generatedClaims, generateToken } from '../generated-token.js';
import { callsOf } from '../hub-calls.js';
import { expectRecipients } from '../recipients.js';

scenario(
  'a client is in the groups that its token was generated with from the start',
  verifies('MANAGEMENT-TOKEN-01'),
  async ({ connect, service, ns, hub }) => {
    const [lobby, kitchen] = [ns.room('lobby'), ns.room('kitchen')];
    const connectWith = async (...groups: string[]) => {
      const query = groups.map((group) => ['group', group] as const);
      return connect({ token: await generateToken(service, hub('handler'), query) });
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
      await connect({ token: await acceptedToken(service, hub('handler'), query) });
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
    const generate = async (value: string) =>
      callsOf(service, hub('handler'))('POST', '/:generateToken', { query: [[name, value]] });
    for (const value of rejected) await expectStatus(generate(value), 400);
    await requireSuccess(generate(allowed));
  });
}

for (const [title, id, types] of [
  ['the letter case of clientType does not matter', 'MANAGEMENT-TOKEN-05', ['default', 'DEFAULT']],
  ['clientType may name Socket.IO', 'MANAGEMENT-TOKEN-06', ['socketio', 'SocketIO']],
] as const) {
  scenario(title, verifies(id), async ({ connect, service, hub }) => {
    const { aud } = await generatedClaims(service, hub('handler'));
    for (const type of types) {
      const token = await acceptedToken(service, hub('handler'), [['clientType', type]]);
      expect(decodeGenerated(token).claims['aud']).toBe(aud);
      await connect({ token });
    }
  });
}

scenario('there is no token for a client of MQTT', verifies('MANAGEMENT-TOKEN-08'), async ({ service, hub }) => {
  const generate = async (type: string) =>
    callsOf(service, hub('handler'))('POST', '/:generateToken', { query: [['clientType', type]] });
  const answer = await generate('MQTT');
  if (answer.status < 400) await expectStatus(answer, 400);
  await requireSuccess(generate('Default'));
});

scenario(
  'a generated token names its key and its issuer',
  verifies('MANAGEMENT-TOKEN-09', 'MANAGEMENT-TOKEN-12'),
  async ({ service, hub }) => {
    const { header, claims } = decodeGenerated(await generateToken(service, hub('handler')));
    await step('MANAGEMENT-TOKEN-09', () => expect(header).toMatchObject({ kid: expect.stringMatching(/^s-./) }));
    await step('MANAGEMENT-TOKEN-12', () => expect(claims).toMatchObject({ iss: 'https://webpubsub.azure.com' }));
  },
);

scenario(
  'the header of a generated token has a content type',
  verifies('MANAGEMENT-TOKEN-13'),
  async ({ service, hub }) => {
    const { header } = decodeGenerated(await generateToken(service, hub('handler')));
    expect(header['cty']).toBe('JWT');
  },
);

scenario(
  'a generated token is valid for exactly as many minutes as it was asked for',
  verifies('MANAGEMENT-TOKEN-10'),
  async ({ service, hub }) => {
    for (const minutes of [1, 59, 1440]) {
      const { nbf, exp } = await generatedClaims(service, hub('handler'), [['minutesToExpire', String(minutes)]]);
      expect(Number(exp) - Number(nbf)).toBe(minutes * 60);
    }
  },
);

/** A token that the scenario's own row says is generated. */
async function acceptedToken(
  service: ServiceUnderTest,
  hub: string,
  query: readonly (readonly [string, string])[],
): Promise<string> {
  const generated = await expectAccepted(callsOf(service, hub)('POST', '/:generateToken', { query }));
  return ((await requireJson(generated)) as { token: string }).token;
}
