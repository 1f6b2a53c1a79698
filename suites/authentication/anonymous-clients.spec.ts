import { expect, scenario, step, validityToken, verifies } from '../../fixtures/index.js';
import { expectRejection } from './expect-rejection.js';

scenario(
  'a hub that allows anonymous clients admits one without a token',
  verifies('AUTH-ANONYMOUS-01'),
  async ({ connect, handshake, eventHandler }) => {
    const client = await connect({ hub: 'anonymous', token: 'none' });
    expect((await eventHandler.next('connect')).socketId).toBe(client.id);
    await step('AUTH-CLIENT-03', async () => expectRejection(await handshake({ token: 'none' }), 'of another hub'));
  },
);

scenario(
  'a hub that allows anonymous clients validates no token',
  verifies('AUTH-ANONYMOUS-02'),
  async ({ connect, handshake }) => {
    const rejectedElsewhere = [
      ['AUTH-CLIENT-18', 'nonsense'],
      ['AUTH-CLIENT-04', validityToken('client: signed with an unknown key')],
    ] as const;
    for (const [requirement, token] of rejectedElsewhere) {
      await connect({ hub: 'anonymous', token });
      await step(requirement, async () => expectRejection(await handshake({ token }), 'of another hub'));
    }
  },
);

scenario(
  'the events of a client without a token name no user',
  verifies('AUTH-ANONYMOUS-03'),
  async ({ connect, eventHandler }) => {
    const anonymous = await connect({ hub: 'anonymous', token: 'none' });
    expect((await eventHandler.next('connect', { socketId: anonymous.id })).headers).not.toHaveProperty('ce-userid');
    const known = await connect({ hub: 'anonymous', user: 'ana' });
    await step('WEBHOOKS-HEADERS-19', async () =>
      expect((await eventHandler.next('connect', { socketId: known.id })).userId).toBe('ana'),
    );
  },
);
