import { expect, scenario, validityToken, verifies } from '../../fixtures/index.js';
import { expectRejection } from './expect-rejection.js';

scenario(
  'a hub that allows anonymous clients admits one without a token',
  verifies('AUTH-ANONYMOUS-01'),
  async ({ connect, handshake, eventHandler }) => {
    const client = await connect({ hub: 'anonymous', token: 'none' });
    expect((await eventHandler.next('connect')).socketId).toBe(client.id);
    expectRejection(await handshake({ token: 'none' }));
  },
);

scenario(
  'a hub that allows anonymous clients validates no token',
  verifies('AUTH-ANONYMOUS-02'),
  async ({ connect, handshake }) => {
    for (const token of ['nonsense', validityToken('client: signed with an unknown key')]) {
      await connect({ hub: 'anonymous', token });
      expectRejection(await handshake({ token }));
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
    expect((await eventHandler.next('connect', { socketId: known.id })).userId).toBe('ana');
  },
);
