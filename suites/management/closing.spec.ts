import { expect, scenario, verifies, within } from '../../fixtures/index.js';
import { callsOf } from '../hub-calls.js';

scenario(
  'DELETE closes a connection, with a disconnected event for each of its sockets',
  verifies('MANAGEMENT-CONNECTION-03', 'MANAGEMENT-CONNECTION-12', 'MANAGEMENT-CONNECTION-13'),
  async ({ connect, service, eventHandler, ns, anotherNamespace, hub }) => {
    const [closed, other] = await Promise.all([connect(), connect()]);
    const sibling = await closed.namespace(anotherNamespace());
    const [first, second] = [closed.id, sibling.id];
    const { status } = await callsOf(service, hub('handler'))(
      'DELETE',
      `/connections/${eventHandler.connectionOf(closed)}`,
    );
    expect(status).toBe(204);
    await closed.connectionClosed();
    await eventHandler.next('disconnected', { namespace: ns, socketId: first });
    await eventHandler.next('disconnected', { namespace: sibling.ns, socketId: second });
    expect(await other.unread()).toEqual([]);
  },
);

scenario(
  'the event handler receives the reason of a close',
  verifies('MANAGEMENT-CONNECTION-07'),
  async ({ connect, service, eventHandler, hub }) => {
    const path = `/connections/${eventHandler.connectionOf(await connect())}`;
    await callsOf(service, hub('handler'))('DELETE', path, { query: [['reason', 'under maintenance']] });
    expect((await eventHandler.next('disconnected')).json()).toMatchObject({ reason: 'under maintenance' });
  },
);

scenario(
  'closing the connections of a group closes those in it, and no others',
  verifies('MANAGEMENT-GROUP-10', 'MANAGEMENT-GROUP-16', 'MANAGEMENT-GROUP-17'),
  async ({ connect, service, ns, hub }) => {
    const [first, second, other] = await Promise.all([connect(), connect(), connect()]);
    await service.addToGroups([ns.room('lobby')], `'${first.group}' in groups or '${second.group}' in groups`);
    const { status } = await callsOf(service, hub('handler'))('POST', `/groups/${ns.room('lobby')}/:closeConnections`);
    expect(status).toBe(204);
    await Promise.all([first.connectionClosed(), second.connectionClosed()]);
    expect(await other.unread()).toEqual([]);
  },
);

scenario(
  'closing the connections of a group spares those that are excluded',
  verifies('MANAGEMENT-GROUP-11'),
  async ({ connect, service, eventHandler, ns, hub }) => {
    const [closed, first, second] = await Promise.all([connect(), connect(), connect()]);
    const { status } = await callsOf(service, hub('handler'))('POST', `/groups/${ns.group}/:closeConnections`, {
      query: [first, second].map((client) => ['excluded', eventHandler.connectionOf(client)] as const),
    });
    expect(status).toBe(204);
    await closed.connectionClosed();
    expect(await Promise.all([first.unread(), second.unread()])).toEqual([[], []]);
  },
);

scenario(
  'closing the connections of a user closes each of them, and no other',
  verifies('MANAGEMENT-USER-07', 'MANAGEMENT-USER-17', 'MANAGEMENT-USER-18'),
  async ({ connect, service, ns, hub }) => {
    const user = `ana-${ns.path.slice(1)}`;
    const [first, second, other] = await Promise.all([connect({ user }), connect({ user }), connect()]);
    const { status } = await callsOf(service, hub('handler'))('POST', `/users/${user}/:closeConnections`);
    expect(status).toBe(204);
    await Promise.all([first.connectionClosed(), second.connectionClosed()]);
    expect(await other.unread()).toEqual([]);
  },
);

scenario(
  'closing the connections of a user spares those that are excluded',
  verifies('MANAGEMENT-USER-08'),
  async ({ connect, service, eventHandler, ns, hub }) => {
    const user = `ana-${ns.path.slice(1)}`;
    const [closed, spared] = await Promise.all([connect({ user }), connect({ user })]);
    await callsOf(service, hub('handler'))('POST', `/users/${user}/:closeConnections`, {
      query: [['excluded', eventHandler.connectionOf(spared)]],
    });
    await closed.connectionClosed();
    expect(await spared.unread()).toEqual([]);
  },
);

for (const [id, method, path] of [
  ['MANAGEMENT-CONNECTION-04', 'DELETE', '/connections/{nobody}'],
  ['MANAGEMENT-GROUP-12', 'POST', '/groups/{nobody}/:closeConnections'],
  ['MANAGEMENT-USER-09', 'POST', '/users/{nobody}/:closeConnections'],
] as const) {
  scenario(`${method} ${path} succeeds where there is nothing to close`, verifies(id), async ({ service, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    expect((await call(method, path.replace('{nobody}', `nobody-${ns.path.slice(1)}`))).status).toBe(204);
  });
}

scenario(
  'the WebSocket of a connection that a call closes has code 1000 and an empty reason',
  verifies('MANAGEMENT-CONNECTION-11', 'MANAGEMENT-CONNECTION-17'),
  async ({ rawSocket, environment, service, eventHandler, ns, hub }) => {
    const client = await rawSocket();
    await client.connect(ns);
    const { connectionId } = await eventHandler.next('connect');
    await callsOf(service, hub('handler'))('DELETE', `/connections/${connectionId}`, { query: [['reason', 'over']] });
    const closing = await within(client.closed, environment.timings.deliveryMs, 'the WebSocket to be closed');
    expect(closing).toEqual({ code: 1000, reason: '' });
  },
);

for (const [kind, path] of [
  ['connection', (id: string) => `/connections/${id}`],
  ['group', (_: string, group: string) => `/groups/${group}/:closeConnections`],
  ['user', (_: string, __: string, user: string) => `/users/${user}/:closeConnections`],
] as const) {
  scenario(
    `a connection is gone as soon as its ${kind} is closed`,
    verifies('MANAGEMENT-CLOSE-01'),
    async ({ connect, service, eventHandler, ns, hub }) => {
      const call = callsOf(service, hub('handler'));
      const user = `ana-${ns.path.slice(1)}`;
      const id = eventHandler.connectionOf(await connect({ user }));
      expect((await call('HEAD', `/connections/${id}`)).status).toBe(200);
      await call(kind === 'connection' ? 'DELETE' : 'POST', path(id, ns.group, user));
      expect((await call('HEAD', `/connections/${id}`)).status).toBe(404);
    },
  );
}

scenario(
  'closing the connections of a blank user is answered 400',
  verifies('MANAGEMENT-USER-24'),
  async ({ service, hub }) => {
    const call = callsOf(service, hub('handler'));
    expect((await call('POST', '/users/%20/:closeConnections')).status).toBe(400);
    expect((await call('POST', '/users/nobody/:closeConnections')).status).toBe(204);
  },
);
