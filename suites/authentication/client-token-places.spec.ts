import { scenario, step, verifies } from '../../fixtures/index.js';
import { expectAdmission, expectRejection } from './expect-rejection.js';

scenario("a client's token may be in the Authorization header", verifies('AUTH-CLIENT-20'), async ({ handshake }) => {
  expectAdmission(await handshake({ tokenIn: 'header' }));
  await step('AUTH-CLIENT-18', async () => expectRejection(await handshake({ tokenIn: 'header', token: 'nonsense' })));
});

scenario(
  'a token in the query wins over one in the Authorization header',
  verifies('AUTH-CLIENT-21'),
  async ({ handshake }) => {
    expectAdmission(await handshake({ extraHeaders: { Authorization: 'Bearer nonsense' } }));
    expectRejection(await handshake({ tokenIn: 'header', query: { access_token: 'nonsense' } }));
  },
);
