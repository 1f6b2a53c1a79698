import { expect, expectStatus, requireSuccess, scenario, step, verifies, within } from '../../fixtures/index.js';
import { callsOf } from '../hub-calls.js';
import { expectMissing } from './expect-missing.js';

scenario(
  'DELETE closes a connection, with a disconnected event for each of its sockets',
  verifies('MANAGEMENT-CONNECTION-03', 'MANAGEMENT-CONNECTION-12', 'MANAGEMENT-CONNECTION-13'),
  async ({ connect, service, eventHandler, ns, anotherNamespace, hub }) => {
    const [closed, other] = await Promise.all([connect(), connect()]);
    const sibling = await closed.namespace(anotherNamespace());
    const [first, second] = [closed.id, sibling.id];
    const path = `/connections/${eventHandler.connectionOf(closed)}`;
    await requireSuccess(callsOf(service, hub('handler'))('DELETE', path));
    await step('MANAGEMENT-CONNECTION-03', async () => {
      await closed.connectionClosed();
      expect(await other.unread()).toEqual([]);
    });
    await step('MANAGEMENT-CONNECTION-13', async () => {
      await eventHandler.next('disconnected', { namespace: ns, socketId: first });
      await eventHandler.next('disconnected', { namespace: sibling.ns, socketId: second });
    });
  },
);

scenario(
  'the event handler receives the reason of a close',
  verifies('MANAGEMENT-CONNECTION-07'),
  async ({ connect, service, eventHandler, hub }) => {
    const path = `/connections/${eventHandler.connectionOf(await connect())}`;
    await requireSuccess(
      callsOf(service, hub('handler'))('DELETE', path, { query: [['reason', 'under maintenance']] }),
    );
    const disconnected = await step('MANAGEMENT-CONNECTION-13', () => eventHandler.next('disconnected'));
    expect(disconnected.json()).toMatchObject({ reason: 'under maintenance' });
  },
);

scenario(
  'closing the connections of a group closes those in it, and no others',
  verifies('MANAGEMENT-GROUP-10', 'MANAGEMENT-GROUP-16', 'MANAGEMENT-GROUP-17'),
  async ({ connect, service, ns, hub }) => {
    const [first, second, other] = await Promise.all([connect(), connect(), connect()]);
    await service.addToGroups([ns.room('lobby')], `'${first.group}' in groups or '${second.group}' in groups`);
    await requireSuccess(callsOf(service, hub('handler'))('POST', `/groups/${ns.room('lobby')}/:closeConnections`));
    await step('MANAGEMENT-GROUP-10', () => Promise.all([first.connectionClosed(), second.connectionClosed()]));
    await step('MANAGEMENT-GROUP-16', async () => expect(await other.unread()).toEqual([]));
  },
);

scenario(
  'closing the connections of a group spares those that are excluded',
  verifies('MANAGEMENT-GROUP-11'),
  async ({ connect, service, eventHandler, ns, hub }) => {
    const [closed, first, second] = await Promise.all([connect(), connect(), connect()]);
    const query = [first, second].map((client) => ['excluded', eventHandler.connectionOf(client)] as const);
    await requireSuccess(callsOf(service, hub('handler'))('POST', `/groups/${ns.group}/:closeConnections`, { query }));
    await step('MANAGEMENT-GROUP-10', () => closed.connectionClosed());
    expect(await Promise.all([first.unread(), second.unread()])).toEqual([[], []]);
  },
);

scenario(
  'closing the connections of a user closes each of them, and no other',
  verifies('MANAGEMENT-USER-07', 'MANAGEMENT-USER-17', 'MANAGEMENT-USER-18'),
  async ({ connect, service, ns, hub }) => {
    const user = `ana-${ns.path.slice(1)}`;
    const [first, second, other] = await Promise.all([connect({ user }), connect({ user }), connect()]);
    await requireSuccess(callsOf(service, hub('handler'))('POST', `/users/${user}/:closeConnections`));
    await step('MANAGEMENT-USER-07', () => Promise.all([first.connectionClosed(), second.connectionClosed()]));
    await step('MANAGEMENT-USER-17', async () => expect(await other.unread()).toEqual([]));
  },
);

scenario(
  'closing the connections of a user spares those that are excluded',
  verifies('MANAGEMENT-USER-08'),
  async ({ connect, service, eventHandler, ns, hub }) => {
    const user = `ana-${ns.path.slice(1)}`;
    const [closed, spared] = await Promise.all([connect({ user }), connect({ user })]);
    const query = [['excluded', eventHandler.connectionOf(spared)]] as const;
    await requireSuccess(callsOf(service, hub('handler'))('POST', `/users/${user}/:closeConnections`, { query }));
    await step('MANAGEMENT-USER-07', () => closed.connectionClosed());
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
    await expectStatus(call(method, path.replace('{nobody}', `nobody-${ns.path.slice(1)}`)), 204);
  });
}

scenario(
  'the WebSocket of a connection that a call closes has code 1000 and an empty reason',
  verifies('MANAGEMENT-CONNECTION-11', 'MANAGEMENT-CONNECTION-17'),
  async ({ rawSocket, environment, service, eventHandler, ns, hub }) => {
    const client = await rawSocket();
    await client.connect(ns);
    const { connectionId } = await eventHandler.next('connect');
    const query = [['reason', 'over']] as const;
    await requireSuccess(callsOf(service, hub('handler'))('DELETE', `/connections/${connectionId}`, { query }));
    const { code, reason } = await step('MANAGEMENT-CONNECTION-03', () =>
      within(client.closed, environment.timings.deliveryMs, 'the WebSocket to be closed'),
    );
    await step('MANAGEMENT-CONNECTION-11', () => expect(code).toBe(1000));
    await step('MANAGEMENT-CONNECTION-17', () => expect(reason).toBe(''));
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
      await requireSuccess(call('HEAD', `/connections/${id}`));
      await requireSuccess(call(kind === 'connection' ? 'DELETE' : 'POST', path(id, ns.group, user)));
      await expectMissing(call('HEAD', `/connections/${id}`), 'MANAGEMENT-CONNECTION-02');
    },
  );
}

scenario(
  'closing the connections of a blank user is answered 400',
  verifies('MANAGEMENT-USER-24'),
  async ({ service, hub }) => {
    const call = callsOf(service, hub('handler'));
    await expectStatus(call('POST', '/users/%20/:closeConnections'), 400);
    await requireSuccess(call('POST', '/users/nobody/:closeConnections'));
  },
);
