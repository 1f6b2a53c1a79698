import { expect, scenario, verifies } from '../../fixtures/index.js';
import { sendRequest } from './send-request.js';

const operations = [':addToGroups', ':removeFromGroups', ':send'] as const;

scenario(
  'a request without a token is refused, whatever it asks for',
  verifies('AUTH-REST-03'),
  async ({ hub, ns, service }) => {
    const send = sendRequest(hub('handler'), ns);
    expect((await service.request({ ...send, token: 'none' })).status).toBe(401);
    expect((await service.request(send)).status).toBe(202);
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
      expect((await service.request({ ...request, token: 'none' })).status, operation).toBe(401);
      expect((await service.request(request)).status, operation).toBe(isSend ? 202 : 200);
    }
  },
);

scenario('a request that is refused has no effect', verifies('AUTH-REST-15'), async ({ connect, hub, ns, service }) => {
  const client = await connect();
  const send = sendRequest(hub('handler'), ns);
  for (const token of ['none', { key: 'a key that the service does not have' }]) {
    expect((await service.request({ ...send, token })).status).toBe(401);
  }
  expect(await client.unread()).toEqual([]);
  expect((await service.request(send)).status).toBe(202);
  await client.next('news');
});
