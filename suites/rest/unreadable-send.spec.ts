import { expect, expectStatus, scenario, verifies } from '../../fixtures/index.js';
import { sendCall } from '../runtime/send-call.js';

/** Bodies as the tests of the official REST SDKs send them. */
const unreadable = [
  ['text/plain', 'hello'],
  ['application/json', '{"hello":"world"}'],
  ['application/octet-stream', Uint8Array.from([0, 1, 2])],
] as const;

for (const [contentType, body] of unreadable) {
  scenario(
    `a client stays connected after a send of ${contentType} that is not a Socket.IO packet`,
    verifies('REST-SEND-13'),
    async ({ connect, service, ns, hub }) => {
      const client = await connect();
      const headers = { 'Content-Type': contentType };
      await sendCall(service, hub('handler'), client.group, { headers, body });
      await service.sendToGroup(client.group, ns.event('news', 'readable'));
      expect(await client.next('news')).toEqual(['readable']);
    },
  );

  scenario(
    `a send of ${contentType} that is not a Socket.IO packet is accepted`,
    verifies('REST-SEND-14'),
    async ({ service, ns, hub }) => {
      const headers = { 'Content-Type': contentType };
      await expectStatus(sendCall(service, hub('handler'), ns.room('empty'), { headers, body }), 202);
    },
  );
}
