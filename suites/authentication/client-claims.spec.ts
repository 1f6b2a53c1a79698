import { expect, scenario, step, verifies } from '../../fixtures/index.js';
import { expectRecipients } from '../recipients.js';
import { expectAdmission } from './expect-rejection.js';

scenario(
  'the groups of a token are joined from the start',
  verifies('AUTH-CLIENT-25'),
  async ({ connect, service, ns }) => {
    const [lobby, kitchen] = [ns.room('lobby'), ns.room('kitchen')];
    const one = await connect({ claims: { 'webpubsub.group': [lobby] } });
    const both = await connect({ claims: { 'webpubsub.group': [lobby, kitchen] } });
    const none = await connect();
    await service.sendToGroup(lobby, ns.event('to the lobby'));
    await service.sendToGroup(kitchen, ns.event('to the kitchen'));
    await expectRecipients({ one, both, none }, 'to the lobby', ['one', 'both']);
    await expectRecipients({ one, both, none }, 'to the kitchen', ['both']);
  },
);

scenario('a token may name its group as a string', verifies('AUTH-CLIENT-30'), async ({ connect, service, ns }) => {
  const member = await connect({ claims: { 'webpubsub.group': ns.room('lobby') } });
  const other = await connect();
  await service.sendToGroup(ns.room('lobby'), ns.event('to the lobby'));
  await expectRecipients({ member, other }, 'to the lobby', ['member']);
});

scenario(
  'a client whose token has an invalid group name is rejected',
  verifies('AUTH-CLIENT-28'),
  async ({ handshake, ns }) => {
    const groups = [' ', ['x'.repeat(1025)], [ns.room('lobby'), '']];
    for (const group of groups) {
      expect((await handshake({ claims: { 'webpubsub.group': group } })).status, JSON.stringify(group)).toBe(400);
    }
    await step('AUTH-CLIENT-25', async () =>
      expectAdmission(await handshake({ claims: { 'webpubsub.group': [ns.room('lobby')] } })),
    );
  },
);

scenario(
  'roles, an issuer, a key id and custom claims do not make a handshake fail',
  verifies('AUTH-CLIENT-26'),
  async ({ handshake }) => {
    const role = ['webpubsub.sendToGroup.lobby', 'webpubsub.joinLeaveGroup'];
    for (const claims of [{ role }, { role: role[0] }, { iss: 'https://issuer.example' }, { custom: { nested: 1 } }]) {
      expectAdmission(await handshake({ claims }), JSON.stringify(claims));
    }
    expectAdmission(await handshake({ token: { keyId: 's-00000000-0000-0000-0000-000000000000' } }), 'with a key id');
  },
);
