import { expect, scenario, verifies } from '../../fixtures/index.js';
import { callsOf } from '../hub-calls.js';
import { expectRecipients } from '../recipients.js';

scenario(
  'PUT puts every connection of a user into a group, and DELETE removes each',
  verifies('MANAGEMENT-USER-10', 'MANAGEMENT-USER-12', 'MANAGEMENT-USER-19', 'MANAGEMENT-USER-21'),
  async ({ connect, service, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const user = `ana-${ns.path.slice(1)}`;
    const [first, second, other] = await Promise.all([connect({ user }), connect({ user }), connect()]);
    const path = `/users/${user}/groups/${ns.room('lobby')}`;
    expect((await call('PUT', path)).status).toBe(200);
    await service.sendToGroup(ns.room('lobby'), ns.event('news'));
    await expectRecipients({ first, second, other }, 'news', ['first', 'second']);
    expect((await call('DELETE', path)).status).toBe(204);
    await service.sendToGroup(ns.room('lobby'), ns.event('more news'));
    await expectRecipients({ first, second, other }, 'more news', []);
  },
);

scenario(
  'PUT of a user without a connection into a group is answered 404',
  verifies('MANAGEMENT-USER-11', 'MANAGEMENT-USER-20'),
  async ({ connect, service, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const user = `ana-${ns.path.slice(1)}`;
    await connect({ user });
    const { status, headers } = await call('PUT', `/users/nobody-${user}/groups/${ns.room('lobby')}`);
    expect(status).toBe(404);
    expect(headers['x-ms-error-code']).toBe('Warning.User.NotExisted');
    expect((await call('PUT', `/users/${user}/groups/${ns.room('lobby')}`)).status).toBe(200);
  },
);

scenario(
  'DELETE of a user without a connection from a group, or from all, succeeds',
  verifies('MANAGEMENT-USER-13', 'MANAGEMENT-USER-22'),
  async ({ service, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const user = `nobody-${ns.path.slice(1)}`;
    expect((await call('DELETE', `/users/${user}/groups/${ns.room('lobby')}`)).status).toBe(204);
    expect((await call('DELETE', `/users/${user}/groups`)).status).toBe(204);
  },
);

scenario(
  "DELETE of a user's groups removes every connection of the user from all of them",
  verifies('MANAGEMENT-USER-14', 'MANAGEMENT-USER-23'),
  async ({ connect, service, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const user = `ana-${ns.path.slice(1)}`;
    const [first, second, other] = await Promise.all([connect({ user }), connect({ user }), connect()]);
    const rooms = [ns.room('a'), ns.room('b')];
    await service.addToGroups(rooms, `'${ns.group}' in groups`);
    expect((await call('DELETE', `/users/${user}/groups`)).status).toBe(204);
    for (const room of rooms) {
      const { status, body } = await call('GET', `/groups/${room}/connections`);
      expect(status).toBe(200);
      expect((JSON.parse(body) as { value: unknown[] }).value).toHaveLength(1);
    }
    await service.sendToGroup(ns.room('a'), ns.event('news'));
    await expectRecipients({ other }, 'news', ['other']);
    expect([first, second].map(({ received }) => received)).toEqual([[], []]);
  },
);
