import { expect, scenario, verifies } from '../../fixtures/index.js';

type Values = Readonly<Record<string, readonly string[]>>;

scenario(
  'the connect event does not show the client’s token',
  verifies('RUNTIME-WEBHOOK-01', 'RUNTIME-WEBHOOK-37'),
  async ({ connect, eventHandler }) => {
    for (const tokenIn of ['query', 'header'] as const) {
      await connect({ tokenIn, query: { device: 'phone' }, extraHeaders: { 'X-Tenant': 'blue' } });
      const { query, headers } = (await eventHandler.next('connect')).json() as { query: Values; headers: Values };
      expect(Object.keys(query)).toContain('device');
      expect(Object.keys(query)).not.toContain('access_token');
      const names = Object.keys(headers).map((name) => name.toLowerCase());
      expect(names).toContain('x-tenant');
      expect(names).not.toContain('authorization');
    }
  },
);

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
