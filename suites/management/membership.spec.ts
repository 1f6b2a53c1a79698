import {
  expect,
  expectAccepted,
  expectHeader,
  expectStatus,
  jsonOf,
  requireSuccess,
  scenario,
  step,
  verifies,
} from '../../fixtures/index.js';
import { callsOf } from '../hub-calls.js';
import { expectRecipients } from '../recipients.js';

scenario(
  'PUT puts a connection into a group, and DELETE removes it',
  verifies('MANAGEMENT-GROUP-04', 'MANAGEMENT-GROUP-07', 'MANAGEMENT-GROUP-13', 'MANAGEMENT-GROUP-14'),
  async ({ connect, service, eventHandler, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const [member, other] = await Promise.all([connect(), connect()]);
    const path = `/groups/${ns.room('lobby')}/connections/${eventHandler.connectionOf(member)}`;
    await requireSuccess(call('PUT', path));
    await service.sendToGroup(ns.room('lobby'), ns.event('news'));
    await step('MANAGEMENT-GROUP-13', () => expectRecipients({ member, other }, 'news', ['member']));
    await requireSuccess(call('DELETE', path));
    await service.sendToGroup(ns.room('lobby'), ns.event('more news'));
    await step('MANAGEMENT-GROUP-14', () => expectRecipients({ member, other }, 'more news', []));
  },
);

scenario(
  'a connection that is put into a group twice is reached once',
  verifies('MANAGEMENT-GROUP-09'),
  async ({ connect, service, eventHandler, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const client = await connect();
    const path = `/groups/${ns.room('lobby')}/connections/${eventHandler.connectionOf(client)}`;
    await requireSuccess(call('PUT', path));
    await expectAccepted(call('PUT', path));
    await service.sendToGroup(ns.room('lobby'), ns.event('news'));
    await expectRecipients({ client }, 'news', ['client']);
  },
);

scenario(
  'PUT of a missing connection into a group is answered 404',
  verifies('MANAGEMENT-GROUP-05'),
  async ({ service, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const answer = await expectStatus(call('PUT', `/groups/${ns.room('lobby')}/connections/missing`), 404);
    expectHeader(answer, 'x-ms-error-code', 'Error.Connection.NotExisted');
  },
);

for (const [title, id, member] of [
  ['the 404 of a missing connection has a target', 'MANAGEMENT-GROUP-06', { target: 'Connection' }],
  [
    'the message of the 404 of a missing connection names it',
    'MANAGEMENT-GROUP-18',
    { message: expect.stringContaining('missing-one') as unknown },
  ],
] as const) {
  scenario(title, verifies(id), async ({ service, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const path = `/groups/${ns.room('lobby')}/connections/missing-one`;
    const answer = await step('MANAGEMENT-GROUP-05', () => expectStatus(call('PUT', path), 404));
    expect(jsonOf(answer)).toMatchObject(member);
  });
}

scenario(
  'DELETE of a missing connection from a group succeeds',
  verifies('MANAGEMENT-GROUP-08'),
  async ({ service, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    await expectStatus(call('DELETE', `/groups/${ns.room('lobby')}/connections/missing`), 204);
  },
);

scenario(
  'DELETE of a connection from a group that it is not in succeeds',
  verifies('MANAGEMENT-GROUP-15'),
  async ({ connect, service, eventHandler, ns, hub }) => {
    const id = eventHandler.connectionOf(await connect());
    const call = callsOf(service, hub('handler'));
    await expectStatus(call('DELETE', `/groups/${ns.room('lobby')}/connections/${id}`), 204);
  },
);

scenario(
  "DELETE of a connection's groups removes it from all of them",
  verifies('MANAGEMENT-CONNECTION-09', 'MANAGEMENT-CONNECTION-16'),
  async ({ rawSocket, service, eventHandler, ns, anotherNamespace, hub }) => {
    const client = await rawSocket();
    await client.connect(ns);
    const { connectionId, socketId } = await eventHandler.next('connect');
    const groups = [ns.room('a'), ns.room('b')];
    await service.addToGroups(groups, `'${ns.socket(socketId)}' in groups`);
    await service.sendToGroup(ns.room('a'), ns.event('news'));
    await step('REST-GROUPS-02', () => client.next((packet) => packet === ns.event('news')));
    await requireSuccess(callsOf(service, hub('handler'))('DELETE', `/connections/${connectionId}/groups`));
    for (const group of groups) await service.sendToGroup(group, ns.event('news'));
    // Its own group is gone as well: only a new namespace, or its connection id, reaches it now.
    const other = anotherNamespace();
    await client.connect(other);
    await service.sendToGroup(other.group, other.event('last'));
    await step('REST-SEND-02', () => client.next((packet) => packet === other.event('last')));
    await step('MANAGEMENT-CONNECTION-09', () =>
      expect(client.takeAll().filter((packet) => packet === ns.event('news'))).toEqual([]),
    );
  },
);

scenario(
  "DELETE of a missing connection's groups succeeds",
  verifies('MANAGEMENT-CONNECTION-10'),
  async ({ service, hub }) => {
    await expectStatus(callsOf(service, hub('handler'))('DELETE', '/connections/missing/groups'), 204);
  },
);

scenario(
  'DELETE of the groups of a blank connection id is answered 400',
  verifies('MANAGEMENT-CONNECTION-18'),
  async ({ service, hub }) => {
    await expectStatus(callsOf(service, hub('handler'))('DELETE', '/connections/%20/groups'), 400);
  },
);

scenario(
  'the 404 of a user without a connection has the recorded members',
  verifies('MANAGEMENT-ERROR-01'),
  async ({ service, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const answer = await step('MANAGEMENT-USER-11', () =>
      expectStatus(call('PUT', `/users/nobody/groups/${ns.room('lobby')}`), 404),
    );
    expect(Object.keys(jsonOf(answer) as object)).toEqual(
      expect.arrayContaining(['code', 'details', 'inner', 'message', 'target']),
    );
  },
);
