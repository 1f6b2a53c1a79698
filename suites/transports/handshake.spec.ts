import { expect, scenario, verifies } from '../../fixtures/index.js';

scenario('a polling client without a token is refused', verifies('TRANSPORTS-POLLING-03'), async ({ handshake }) => {
  expect((await handshake({ transport: 'polling', token: 'none' })).status).toBe(401);
  expect((await handshake({ transport: 'polling' })).status).toBe(200);
});

scenario(
  'a polling client is offered the upgrade to WebSocket',
  verifies('TRANSPORTS-POLLING-04'),
  async ({ rawSocket }) => {
    const client = await rawSocket({ transport: 'polling' });
    expect(client.handshake.upgrades).toContain('websocket');
  },
);

scenario(
  'a client of Engine.IO 3 is not let in',
  verifies('TRANSPORTS-VERSION-01'),
  async ({ handshake, rawSocket }) => {
    const query = { EIO: '3' };
    const { status } = await handshake({ query });
    if (status === 101) {
      await expect(rawSocket({ query })).rejects.toThrow();
    } else {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
    expect((await handshake()).status).toBe(101);
  },
);

scenario(
  'the open packet of a WebSocket names no upgrades',
  verifies('TRANSPORTS-UPGRADE-03'),
  async ({ rawSocket }) => {
    expect((await rawSocket()).handshake.upgrades).toEqual([]);
    expect((await rawSocket({ transport: 'polling' })).handshake.upgrades).toEqual(['websocket']);
  },
);

scenario('a WebSocket is not compressed', verifies('TRANSPORTS-COMPRESSION-01'), async ({ handshake }) => {
  const { status, headers } = await handshake({ extraHeaders: { 'Sec-WebSocket-Extensions': 'permessage-deflate' } });
  expect(status).toBe(101);
  expect(headers).not.toHaveProperty('sec-websocket-extensions');
});
