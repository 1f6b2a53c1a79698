import { expect, scenario, verifies } from '../../fixtures/index.js';
import { expectRejection } from './expect-rejection.js';

scenario('a client’s token may be in the Authorization header', verifies('AUTH-CLIENT-20'), async ({ handshake }) => {
  expect((await handshake({ tokenIn: 'header' })).status).toBe(101);
  expectRejection(await handshake({ tokenIn: 'header', token: 'nonsense' }));
});

scenario(
  'a token in the query wins over one in the Authorization header',
  verifies('AUTH-CLIENT-21'),
  async ({ handshake }) => {
    expect((await handshake({ extraHeaders: { Authorization: 'Bearer nonsense' } })).status).toBe(101);
    expectRejection(await handshake({ tokenIn: 'header', query: { access_token: 'nonsense' } }));
  },
);
