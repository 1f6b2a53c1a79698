import { expect, scenario, step, verifies, type TokenChoice } from '../../fixtures/index.js';
import { expectRejection } from '../authentication/expect-rejection.js';

/** Tokens that are rejected, each by its row. */
const badTokens: readonly (readonly [requirement: string, token: TokenChoice])[] = [
  ['AUTH-CLIENT-03', 'none'],
  ['AUTH-CLIENT-18', 'nonsense'],
  ['AUTH-CLIENT-10', { audience: 'https://other.example.com/' }],
];

scenario(
  'the event handler is not called for a handshake that is rejected',
  verifies('HANDSHAKE-REFUSAL-01'),
  async ({ connect, defaultNamespace, handshake, eventHandler }) => {
    // A service that reported the connection itself would name the default namespace.
    const namespace = await defaultNamespace();
    for (const [requirement, token] of badTokens) {
      await step(requirement, async () => {
        expectRejection(await handshake({ token }));
        await connect.refused({ namespace, token });
      });
    }
    const client = await connect({ namespace });
    const { connectionId } = await eventHandler.next('connect');
    client.disconnect();
    await eventHandler.next('disconnected', { connectionId });
    expect(eventHandler.deliveries.filter((other) => other.connectionId !== connectionId).map(String)).toEqual([]);
  },
);

scenario('a rejected handshake has the reason in its body', verifies('HANDSHAKE-REFUSAL-02'), async ({ handshake }) => {
  for (const [requirement, token] of badTokens) {
    const rejection = await handshake({ token });
    await step(requirement, () => {
      expectRejection(rejection);
    });
    expect(rejection.body).toMatch(/\p{L}+ \p{L}+ \p{L}+/u);
  }
});
