import {
  expect,
  expectAccepted,
  expectStatus,
  requireSuccess,
  scenario,
  step,
  verifies,
} from '../../fixtures/index.js';
import { callsOf } from '../hub-calls.js';
import { expectRecipients } from '../recipients.js';

const text = { 'Content-Type': 'text/plain' };

scenario(
  'a send to a connection reaches that connection alone',
  verifies('MANAGEMENT-CONNECTION-05', 'MANAGEMENT-CONNECTION-14', 'MANAGEMENT-CONNECTION-15'),
  async ({ connect, service, eventHandler, ns, hub }) => {
    const [receiver, other] = await Promise.all([connect(), connect()]);
    const path = `/connections/${eventHandler.connectionOf(receiver)}/:send`;
    const send = { headers: text, body: ns.event('news') };
    await requireSuccess(callsOf(service, hub('handler'))('POST', path, send));
    await step('MANAGEMENT-CONNECTION-05', async () => expect(await receiver.next('news')).toEqual([]));
    await step('MANAGEMENT-CONNECTION-14', async () => expect(await other.unread()).toEqual([]));
  },
);

scenario(
  'a send to a user reaches every connection of the user, and no other',
  verifies('MANAGEMENT-USER-04', 'MANAGEMENT-USER-15', 'MANAGEMENT-USER-16'),
  async ({ connect, service, ns, hub }) => {
    const user = `ana-${ns.path.slice(1)}`;
    const [first, second, other] = await Promise.all([connect({ user }), connect({ user }), connect()]);
    const call = callsOf(service, hub('handler'));
    await requireSuccess(call('POST', `/users/${user}/:send`, { headers: text, body: ns.event('news') }));
    await step('MANAGEMENT-USER-04', () => expectRecipients({ first, second }, 'news', ['first', 'second']));
    await step('MANAGEMENT-USER-15', async () => expect(await other.unread()).toEqual([]));
  },
);

scenario(
  'a send to a user with a filter reaches those of its connections that match',
  verifies('MANAGEMENT-USER-05'),
  async ({ connect, service, ns, hub }) => {
    const user = `ana-${ns.path.slice(1)}`;
    const [first, second, other] = await Promise.all([connect({ user }), connect({ user }), connect()]);
    await service.addToGroups([ns.room('lobby')], `'${first.group}' in groups or '${other.group}' in groups`);
    const send = {
      query: [['filter', `'${ns.room('lobby')}' in groups`]] as const,
      headers: text,
      body: ns.event('news'),
    };
    await requireSuccess(callsOf(service, hub('handler'))('POST', `/users/${user}/:send`, send));
    await expectRecipients({ first, second, other }, 'news', ['first']);
  },
);

for (const [id, receiver] of [
  ['MANAGEMENT-CONNECTION-06', 'connection'],
  ['MANAGEMENT-USER-06', 'user'],
] as const) {
  scenario(`a send to a ${receiver} that is not there is accepted`, verifies(id), async ({ service, ns, hub }) => {
    const path = `/${receiver}s/nobody-${ns.path.slice(1)}/:send`;
    const call = callsOf(service, hub('handler'));
    await expectStatus(call('POST', path, { headers: text, body: ns.event('news') }), 202);
  });
}

scenario(
  'metadata headers of a send change nothing that a client receives',
  verifies('MANAGEMENT-METADATA-01'),
  async ({ rawSocket, service, eventHandler, ns, hub }) => {
    const client = await rawSocket();
    await client.connect(ns);
    const { connectionId } = await eventHandler.next('connect');
    const headers = { ...text, 'X-WebPubSub-Metadata-Trace': 'abc' };
    const send = { headers, body: ns.event('news', 'lunch') };
    await expectAccepted(callsOf(service, hub('handler'))('POST', `/connections/${connectionId}/:send`, send));
    expect(await client.next((packet) => packet.includes('news'))).toBe(ns.event('news', 'lunch'));
  },
);
