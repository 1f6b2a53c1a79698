import { expect, scenario, verifies } from '../../fixtures/index.js';
import { callsOf } from '../hub-calls.js';
import { expectRecipients } from '../recipients.js';

scenario(
  'PUT puts a connection into a group, and DELETE removes it',
  verifies('MANAGEMENT-GROUP-04', 'MANAGEMENT-GROUP-07', 'MANAGEMENT-GROUP-13', 'MANAGEMENT-GROUP-14'),
  async ({ connect, service, eventHandler, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const [member, other] = await Promise.all([connect(), connect()]);
    const path = `/groups/${ns.room('lobby')}/connections/${eventHandler.connectionOf(member)}`;
    expect((await call('PUT', path)).status).toBe(200);
    await service.sendToGroup(ns.room('lobby'), ns.event('news'));
    await expectRecipients({ member, other }, 'news', ['member']);
    expect((await call('DELETE', path)).status).toBe(204);
    await service.sendToGroup(ns.room('lobby'), ns.event('more news'));
    await expectRecipients({ member, other }, 'more news', []);
  },
);

scenario(
  'a connection that is put into a group twice is reached once',
  verifies('MANAGEMENT-GROUP-09'),
  async ({ connect, service, eventHandler, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const client = await connect();
    const path = `/groups/${ns.room('lobby')}/connections/${eventHandler.connectionOf(client)}`;
    await call('PUT', path);
    expect((await call('PUT', path)).status).toBe(200);
    await service.sendToGroup(ns.room('lobby'), ns.event('news'));
    await expectRecipients({ client }, 'news', ['client']);
  },
);

scenario(
  'PUT of a missing connection into a group is answered 404',
  verifies('MANAGEMENT-GROUP-05'),
  async ({ service, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const { status, headers } = await call('PUT', `/groups/${ns.room('lobby')}/connections/missing`);
    expect(status).toBe(404);
    expect(headers['x-ms-error-code']).toBe('Error.Connection.NotExisted');
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
    const { status, body } = await call('PUT', `/groups/${ns.room('lobby')}/connections/missing-one`);
    expect(status).toBe(404);
    expect(JSON.parse(body)).toMatchObject(member);
  });
}

scenario(
  'DELETE of a missing connection from a group succeeds',
  verifies('MANAGEMENT-GROUP-08'),
  async ({ service, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    expect((await call('DELETE', `/groups/${ns.room('lobby')}/connections/missing`)).status).toBe(204);
  },
);

scenario(
  'DELETE of a connection from a group that it is not in succeeds',
  verifies('MANAGEMENT-GROUP-15'),
  async ({ connect, service, eventHandler, ns, hub }) => {
    const id = eventHandler.connectionOf(await connect());
    const call = callsOf(service, hub('handler'));
    expect((await call('DELETE', `/groups/${ns.room('lobby')}/connections/${id}`)).status).toBe(204);
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
    await client.next((packet) => packet === ns.event('news'));
    const { status } = await callsOf(service, hub('handler'))('DELETE', `/connections/${connectionId}/groups`);
    expect(status).toBe(204);
    for (const group of groups) await service.sendToGroup(group, ns.event('news'));
    // Its own group is gone as well: only a new namespace, or its connection id, reaches it now.
    const other = anotherNamespace();
    await client.connect(other);
    await service.sendToGroup(other.group, other.event('last'));
    await client.next((packet) => packet === other.event('last'));
    expect(client.takeAll().filter((packet) => packet === ns.event('news'))).toEqual([]);
  },
);

scenario(
  "DELETE of a missing connection's groups succeeds",
  verifies('MANAGEMENT-CONNECTION-10'),
  async ({ service, hub }) => {
    expect((await callsOf(service, hub('handler'))('DELETE', '/connections/missing/groups')).status).toBe(204);
  },
);

scenario(
  'DELETE of the groups of a blank connection id is answered 400',
  verifies('MANAGEMENT-CONNECTION-18'),
  async ({ service, hub }) => {
    expect((await callsOf(service, hub('handler'))('DELETE', '/connections/%20/groups')).status).toBe(400);
  },
);

scenario(
  'the 404 of a user without a connection has the recorded members',
  verifies('MANAGEMENT-ERROR-01'),
  async ({ service, ns, hub }) => {
    const { status, body } = await callsOf(service, hub('handler'))('PUT', `/users/nobody/groups/${ns.room('lobby')}`);
    expect(status).toBe(404);
    expect(Object.keys(JSON.parse(body) as object).sort()).toEqual(['code', 'details', 'inner', 'message', 'target']);
  },
);
