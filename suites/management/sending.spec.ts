import { expect, scenario, verifies } from '../../fixtures/index.js';
import { callsOf } from '../hub-calls.js';
import { expectRecipients } from '../recipients.js';

const text = { 'Content-Type': 'text/plain' };

scenario(
  'a send to a connection reaches that connection alone',
  verifies('MANAGEMENT-CONNECTION-05', 'MANAGEMENT-CONNECTION-14', 'MANAGEMENT-CONNECTION-15'),
  async ({ connect, service, eventHandler, ns, hub }) => {
    const [receiver, other] = await Promise.all([connect(), connect()]);
    const path = `/connections/${eventHandler.connectionOf(receiver)}/:send`;
    const { status } = await callsOf(service, hub('handler'))('POST', path, { headers: text, body: ns.event('news') });
    expect(status).toBe(202);
    await expectRecipients({ receiver, other }, 'news', ['receiver']);
  },
);

scenario(
  'a send to a user reaches every connection of the user, and no other',
  verifies('MANAGEMENT-USER-04', 'MANAGEMENT-USER-15', 'MANAGEMENT-USER-16'),
  async ({ connect, service, ns, hub }) => {
    const user = `ana-${ns.path.slice(1)}`;
    const [first, second, other] = await Promise.all([connect({ user }), connect({ user }), connect()]);
    const call = callsOf(service, hub('handler'));
    const { status } = await call('POST', `/users/${user}/:send`, { headers: text, body: ns.event('news') });
    expect(status).toBe(202);
    await expectRecipients({ first, second, other }, 'news', ['first', 'second']);
  },
);

scenario(
  'a send to a user with a filter reaches those of its connections that match',
  verifies('MANAGEMENT-USER-05'),
  async ({ connect, service, ns, hub }) => {
    const user = `ana-${ns.path.slice(1)}`;
    const [first, second, other] = await Promise.all([connect({ user }), connect({ user }), connect()]);
    await service.addToGroups([ns.room('lobby')], `'${first.group}' in groups or '${other.group}' in groups`);
    await callsOf(service, hub('handler'))('POST', `/users/${user}/:send`, {
      query: [['filter', `'${ns.room('lobby')}' in groups`]],
      headers: text,
      body: ns.event('news'),
    });
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
    expect((await call('POST', path, { headers: text, body: ns.event('news') })).status).toBe(202);
  });
}

scenario(
  'metadata headers of a send change nothing that a client receives',
  verifies('MANAGEMENT-METADATA-01'),
  async ({ rawSocket, service, eventHandler, ns, hub }) => {
    const client = await rawSocket();
    await client.connect(ns);
    const { connectionId } = await eventHandler.next('connect');
    await callsOf(service, hub('handler'))('POST', `/connections/${connectionId}/:send`, {
      headers: { ...text, 'X-WebPubSub-Metadata-Trace': 'abc' },
      body: ns.event('news', 'lunch'),
    });
    expect(await client.next((packet) => packet.includes('news'))).toBe(ns.event('news', 'lunch'));
  },
);
