import { expect, scenario, verifies } from '../../fixtures/index.js';

scenario('a token may stand in the Authorization header', verifies('AUTH-CLIENT-20'), async ({ handshake }) => {
  expect((await handshake({ tokenIn: 'header' })).status).toBe(101);
  expect((await handshake({ tokenIn: 'header', token: 'nonsense' })).status).toBe(401);
});

scenario(
  'of a token in the query and one in the header the query’s decides',
  verifies('AUTH-CLIENT-21'),
  async ({ handshake }) => {
    expect((await handshake({ extraHeaders: { Authorization: 'Bearer nonsense' } })).status).toBe(101);
    expect((await handshake({ tokenIn: 'header', query: { access_token: 'nonsense' } })).status).toBe(401);
  },
);
