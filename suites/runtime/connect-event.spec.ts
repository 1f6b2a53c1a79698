import { expect, scenario, step, verifies } from '../../fixtures/index.js';

type Values = Readonly<Record<string, readonly string[]>>;

for (const [title, requirement, tokenIn] of [
  ["the query of a connect event does not show the client's token", 'RUNTIME-WEBHOOK-01', 'query'],
  ["the headers of a connect event do not show the client's token", 'RUNTIME-WEBHOOK-37', 'header'],
] as const) {
  scenario(title, verifies(requirement), async ({ connect, eventHandler }) => {
    await connect({ tokenIn, query: { device: 'phone' }, extraHeaders: { 'X-Tenant': 'blue' } });
    const { query, headers } = (await eventHandler.next('connect')).json() as { query: Values; headers: Values };
    const [row, values, shown, hidden] =
      tokenIn === 'query'
        ? (['WEBHOOKS-BODY-03', query, 'device', 'access_token'] as const)
        : (['WEBHOOKS-BODY-04', headers, 'x-tenant', 'authorization'] as const);
    const names = Object.keys(values).map((name) => name.toLowerCase());
    await step(row, () => {
      expect(names).toContain(shown);
    });
    expect(names).not.toContain(hidden);
  });
}

scenario(
  'a user beyond ASCII is in ce-userId as its UTF-8 bytes',
  verifies('RUNTIME-WEBHOOK-35'),
  async ({ connect, eventHandler }) => {
    const user = 'grüße 日本';
    await connect({ user });
    const { userId = '' } = await eventHandler.next('connect');
    // Node.js gives a header's bytes as Latin-1.
    expect(Buffer.from(userId, 'latin1').toString('utf8')).toBe(user);
  },
);
