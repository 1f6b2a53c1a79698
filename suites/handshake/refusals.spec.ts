import { expect, scenario, verifies } from '../../fixtures/index.js';

scenario(
  'the event handler is not called for a handshake that is refused',
  verifies('HANDSHAKE-REFUSAL-01'),
  async ({ connect, defaultNamespace, handshake, upstream }) => {
    // What a service said of a connection that has asked for no namespace would be said of the default one.
    const namespace = await defaultNamespace();
    for (const token of ['none', 'nonsense', { audience: 'https://other.example.com/' }]) {
      expect((await handshake({ token })).status).toBe(401);
      expect((await connect.refused({ namespace, token })).status).toBe(401);
    }
    const client = await connect({ namespace });
    const { id } = client;
    client.disconnect();
    await upstream.next('disconnected', { socketId: id });
    expect(upstream.deliveries.filter(({ socketId }) => socketId !== id).map(String)).toEqual([]);
  },
);

scenario('a handshake that is refused is told the reason', verifies('HANDSHAKE-REFUSAL-02'), async ({ handshake }) => {
  for (const token of ['none', 'nonsense']) {
    const { status, body } = await handshake({ token });
    expect(status).toBe(401);
    expect(body).toMatch(/\p{L}+ \p{L}+ \p{L}+/u);
  }
});
