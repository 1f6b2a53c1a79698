import { expect, expectHeader, expectStatus, requireSuccess, scenario, step, verifies } from '../../fixtures/index.js';
import { callsOf } from '../hub-calls.js';
import { expectRecipients } from '../recipients.js';
import { requirePage } from './pages.js';

scenario(
  'PUT puts every connection of a user into a group, and DELETE removes each',
  verifies('MANAGEMENT-USER-10', 'MANAGEMENT-USER-12', 'MANAGEMENT-USER-19', 'MANAGEMENT-USER-21'),
  async ({ connect, service, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const user = `ana-${ns.path.slice(1)}`;
    const [first, second, other] = await Promise.all([connect({ user }), connect({ user }), connect()]);
    const path = `/users/${user}/groups/${ns.room('lobby')}`;
    await requireSuccess(call('PUT', path));
    await service.sendToGroup(ns.room('lobby'), ns.event('news'));
    await step('MANAGEMENT-USER-19', () => expectRecipients({ first, second, other }, 'news', ['first', 'second']));
    await requireSuccess(call('DELETE', path));
    await service.sendToGroup(ns.room('lobby'), ns.event('more news'));
    await step('MANAGEMENT-USER-21', () => expectRecipients({ first, second, other }, 'more news', []));
  },
);

scenario(
  'PUT of a user without a connection into a group is answered 404',
  verifies('MANAGEMENT-USER-11', 'MANAGEMENT-USER-20'),
  async ({ connect, service, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const user = `ana-${ns.path.slice(1)}`;
    await connect({ user });
    const missing = call('PUT', `/users/nobody-${user}/groups/${ns.room('lobby')}`);
    const answer = await step('MANAGEMENT-USER-11', () => expectStatus(missing, 404));
    await step('MANAGEMENT-USER-20', () => expectHeader(answer, 'x-ms-error-code', 'Warning.User.NotExisted'));
    await requireSuccess(call('PUT', `/users/${user}/groups/${ns.room('lobby')}`));
  },
);

scenario(
  'DELETE of a user without a connection from a group, or from all, succeeds',
  verifies('MANAGEMENT-USER-13', 'MANAGEMENT-USER-22'),
  async ({ service, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const user = `nobody-${ns.path.slice(1)}`;
    const fromOne = call('DELETE', `/users/${user}/groups/${ns.room('lobby')}`);
    await step('MANAGEMENT-USER-13', () => expectStatus(fromOne, 204));
    await step('MANAGEMENT-USER-22', () => expectStatus(call('DELETE', `/users/${user}/groups`), 204));
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
    await requireSuccess(call('DELETE', `/users/${user}/groups`));
    await step('MANAGEMENT-USER-23', async () => {
      for (const room of rooms) {
        const { value } = await requirePage(call('GET', `/groups/${room}/connections`));
        expect(value).toHaveLength(1);
      }
    });
    await service.sendToGroup(ns.room('a'), ns.event('news'));
    await step('REST-GROUPS-02', () => expectRecipients({ other }, 'news', ['other']));
    await step('MANAGEMENT-USER-23', () => expect([first, second].map(({ received }) => received)).toEqual([[], []]));
  },
);
