import { expect, scenario, verifies } from '../../fixtures/index.js';
import { expectRejection } from '../authentication/expect-rejection.js';

scenario(
  'the event handler is not called for a handshake that is rejected',
  verifies('HANDSHAKE-REFUSAL-01'),
  async ({ connect, defaultNamespace, handshake, eventHandler }) => {
    // A service that reported the connection itself would name the default namespace.
    const namespace = await defaultNamespace();
    for (const token of ['none', 'nonsense', { audience: 'https://other.example.com/' }]) {
      expectRejection(await handshake({ token }));
      await connect.refused({ namespace, token });
    }
    const client = await connect({ namespace });
    const { id } = client;
    client.disconnect();
    await eventHandler.next('disconnected', { socketId: id });
    expect(eventHandler.deliveries.filter(({ socketId }) => socketId !== id).map(String)).toEqual([]);
  },
);

scenario('a rejected handshake has the reason in its body', verifies('HANDSHAKE-REFUSAL-02'), async ({ handshake }) => {
  for (const token of ['none', 'nonsense']) {
    const rejection = await handshake({ token });
    expectRejection(rejection);
    expect(rejection.body).toMatch(/\p{L}+ \p{L}+ \p{L}+/u);
  }
});
