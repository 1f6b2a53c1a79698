import {
  expect,
  expectStatus,
  requireSuccess,
  scenario,
  step,
  validityToken,
  verifies,
  type TokenChoice,
} from '../../fixtures/index.js';
import { expectRequestRejection } from './expect-rejection.js';
import { sendRequest } from './send-request.js';

/** Tokens that are rejected, each by its row. */
const rejectedTokens: readonly (readonly [requirement: string, token: TokenChoice])[] = [
  ['AUTH-REST-03', 'none'],
  ['AUTH-REST-04', { key: 'a key that the service does not have' }],
];

const operations = [':addToGroups', ':removeFromGroups', ':send'] as const;

scenario(
  'a REST request without a token is rejected, whatever its operation',
  verifies('AUTH-REST-03'),
  async ({ hub, ns, service }) => {
    const send = sendRequest(hub('handler'), ns);
    await expectRequestRejection(service.request({ ...send, token: 'none' }));
    await requireSuccess(service.request(send));
    const filter = `'${ns.group}' in groups`;
    for (const operation of operations) {
      const isSend = operation === ':send';
      const request = {
        method: 'POST',
        path: `/api/hubs/${hub('handler')}/${operation}`,
        ...(isSend && { query: [['filter', filter] as const] }),
        headers: { 'Content-Type': isSend ? 'text/plain' : 'application/json' },
        body: isSend ? ns.event('news') : JSON.stringify({ groups: [ns.room('lobby')], filter }),
      };
      await expectRequestRejection(service.request({ ...request, token: 'none' }));
      await requireSuccess(service.request(request));
    }
  },
);

scenario(
  'a REST request that is rejected for its token has no effect',
  verifies('AUTH-REST-15'),
  async ({ connect, hub, ns, service }) => {
    const client = await connect();
    const send = sendRequest(hub('handler'), ns);
    for (const [requirement, token] of rejectedTokens) {
      await step(requirement, () => expectRequestRejection(service.request({ ...send, token })));
    }
    expect(await client.unread()).toEqual([]);
    await requireSuccess(service.request(send));
    await client.next('news');
  },
);

scenario(
  'a REST request that is rejected for its token answers 401',
  verifies('AUTH-REST-25'),
  async ({ hub, ns, service }) => {
    const send = sendRequest(hub('handler'), ns);
    const unknownKey = validityToken('rest: signed with an unknown key');
    const expired = validityToken('rest: expired an hour ago');
    for (const token of ['none', 'nonsense', unknownKey, expired] as const) {
      await expectStatus(service.request({ ...send, token }), 401);
    }
    await requireSuccess(service.request(send));
  },
);
