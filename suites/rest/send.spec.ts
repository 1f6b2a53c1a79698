import { expect, expectAccepted, expectStatus, scenario, step, verifies } from '../../fixtures/index.js';
import { expectRecipients } from '../recipients.js';
import { sendCall } from '../runtime/send-call.js';

scenario(
  'a send to a room reaches the sockets in it, with the arguments, and no others',
  verifies('REST-SEND-01', 'REST-SEND-02', 'MAPPING-GROUP-04', 'MAPPING-GROUP-08'),
  async ({ connect, service, ns }) => {
    const [inside, outside] = await Promise.all([connect(), connect()]);
    await service.addToGroups([ns.room('lobby')], `'${inside.group}' in groups`);
    await service.sendToGroup(ns.room('lobby'), ns.event('news', 1, { two: [3] }));
    await step('REST-SEND-02', async () => expect(await inside.next('news')).toEqual([1, { two: [3] }]));
    await step('MAPPING-GROUP-08', async () => expect(await outside.unread()).toEqual([]));
  },
);

scenario(
  'a send in the default namespace reaches its sockets',
  verifies('REST-SEND-03', 'MAPPING-GROUP-03'),
  async ({ connect, service, defaultNamespace }) => {
    const namespace = await defaultNamespace();
    expect(namespace.group).toBe('0~Lw~');
    const client = await connect({ namespace });
    await service.sendToGroup(namespace.group, namespace.event('news', 'hello'));
    expect(await client.next('news')).toEqual(['hello']);
  },
);

scenario(
  'an event in a send reaches its client with its acknowledgement id',
  verifies('REST-SEND-19'),
  async ({ rawSocket, service, ns }) => {
    const client = await rawSocket();
    await client.join(ns);
    const question = `42${ns.path},5["question"]`;
    await service.sendToGroup(ns.group, question);
    const arrived = await step('REST-SEND-02', () => client.next((packet) => packet.endsWith('["question"]')));
    expect(arrived).toBe(question);
  },
);

scenario('a send to a room without members is accepted', verifies('REST-SEND-04'), async ({ service, ns, hub }) => {
  await expectStatus(sendCall(service, hub('handler'), ns.room('empty'), { body: ns.event('news') }), 202);
});

scenario(
  'a send to a group with a filter reaches those who are in the group and match the filter',
  verifies('REST-SEND-11'),
  async ({ connect, service, ns }) => {
    const [both, groupOnly, filterOnly] = await Promise.all([connect(), connect(), connect()]);
    await service.addToGroups([ns.room('a')], `'${both.group}' in groups or '${groupOnly.group}' in groups`);
    await service.addToGroups([ns.room('b')], `'${both.group}' in groups or '${filterOnly.group}' in groups`);
    await service.sendToGroup(ns.room('a'), ns.event('news'), { filter: `'${ns.room('b')}' in groups` });
    await expectRecipients({ both, groupOnly, filterOnly }, 'news', ['both']);
  },
);

for (const [id, apiVersion] of [
  ['REST-SEND-12', '2024-01-01'],
  ['REST-SEND-15', '2024-12-01'],
] as const) {
  scenario(
    `a send by the API version ${apiVersion} is accepted and delivered`,
    verifies(id),
    async ({ connect, service, ns, hub }) => {
      const client = await connect();
      const body = ns.event('news', apiVersion);
      await expectAccepted(sendCall(service, hub('handler'), client.group, { apiVersion, body }));
      expect(await client.next('news')).toEqual([apiVersion]);
    },
  );
}
