import { expect, scenario, step, validityToken, verifies } from '../../fixtures/index.js';
import { expectRejection } from './expect-rejection.js';
import { sendRequest } from './send-request.js';

const operations = [':addToGroups', ':removeFromGroups', ':send'] as const;

/** What each operation answers to a good token, and the row that states it. */
const accepted = {
  ':addToGroups': { row: 'REST-GROUPS-01', status: 200 },
  ':removeFromGroups': { row: 'REST-GROUPS-05', status: 200 },
  ':send': { row: 'REST-SEND-05', status: 202 },
} as const;

scenario(
  'a REST request without a token is rejected, whatever its operation',
  verifies('AUTH-REST-03'),
  async ({ hub, ns, service }) => {
    const send = sendRequest(hub('handler'), ns);
    expectRejection(await service.request({ ...send, token: 'none' }));
    await step('REST-SEND-01', async () => expect((await service.request(send)).status).toBe(202));
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
      expectRejection(await service.request({ ...request, token: 'none' }), operation);
      const { row, status } = accepted[operation];
      await step(row, async () => expect((await service.request(request)).status, operation).toBe(status));
    }
  },
);

scenario(
  'a REST request that is rejected for its token has no effect',
  verifies('AUTH-REST-15'),
  async ({ connect, hub, ns, service }) => {
    const client = await connect();
    const send = sendRequest(hub('handler'), ns);
    for (const token of ['none', { key: 'a key that the service does not have' }]) {
      expectRejection(await service.request({ ...send, token }));
    }
    expect(await client.unread()).toEqual([]);
    await step('REST-SEND-01', async () => expect((await service.request(send)).status).toBe(202));
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
      expect((await service.request({ ...send, token })).status).toBe(401);
    }
    await step('REST-SEND-01', async () => expect((await service.request(send)).status).toBe(202));
  },
);
