import { expect, scenario, step, verifies } from '../../fixtures/index.js';

const origin = 'https://chat.example';

scenario(
  'a page of another origin may read the answer to its polling handshake',
  verifies('TRANSPORTS-CORS-01'),
  async ({ handshake }) => {
    const { status, headers } = await handshake({ transport: 'polling', extraHeaders: { Origin: origin } });
    await step('TRANSPORTS-POLLING-01', () => {
      expect(status).toBe(200);
    });
    expect([origin, '*']).toContain(headers['access-control-allow-origin']);
  },
);

scenario(
  'a page of another origin may read why its polling handshake was rejected',
  verifies('TRANSPORTS-CORS-04'),
  async ({ handshake }) => {
    const { status, headers } = await handshake({
      transport: 'polling',
      token: 'none',
      extraHeaders: { Origin: origin },
    });
    await step('TRANSPORTS-POLLING-03', () => {
      expect(status).toBe(401);
    });
    expect([origin, '*']).toContain(headers['access-control-allow-origin']);
  },
);

scenario(
  'a page of another origin may poll with an Authorization header',
  verifies('TRANSPORTS-CORS-02'),
  async ({ hub, service }) => {
    const { status, headers } = await service.request({
      method: 'OPTIONS',
      path: `/clients/socketio/hubs/${hub('handler')}/`,
      query: [
        ['EIO', '4'],
        ['transport', 'polling'],
      ],
      apiVersion: false,
      token: 'none',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'authorization',
      },
    });
    expect(status).toBeGreaterThanOrEqual(200);
    expect(status).toBeLessThan(300);
    expect([origin, '*']).toContain(headers['access-control-allow-origin']);
    expect(headers['access-control-allow-methods']).toMatch(/POST|\*/);
    expect(headers['access-control-allow-headers']).toMatch(/authorization/i);
  },
);
