import { expect, expectStatus, scenario, step, verifies } from '../../fixtures/index.js';
import { joinRooms } from '../join-rooms.js';
import { callsOf } from '../hub-calls.js';
import { followPages } from '../management/pages.js';
import { expectRecipients } from '../recipients.js';

scenario(
  'a socket that is added to a room by its own group is reached there, and no other socket is',
  verifies('REST-GROUPS-01', 'REST-GROUPS-02', 'REST-GROUPS-03'),
  async ({ connect, service, ns }) => {
    const [member, other] = await Promise.all([connect(), connect()]);
    await service.addToGroups([ns.room('lobby')], `'${member.group}' in groups`);
    await service.sendToGroup(ns.room('lobby'), ns.event('news'));
    await step('REST-GROUPS-02', async () => expect(await member.next('news')).toEqual([]));
    await step('REST-GROUPS-03', async () => expect(await other.unread()).toEqual([]));
  },
);

scenario(
  'all groups of a call take effect, for adding and for removing',
  verifies('REST-GROUPS-04', 'REST-GROUPS-10'),
  async ({ connect, service, ns }) => {
    const client = await connect();
    const rooms = ['a', 'b', 'c'];
    const groups = rooms.map((room) => ns.room(room));
    const sendToEach = async () => {
      for (const room of rooms) await service.sendToGroup(ns.room(room), ns.event(room));
    };
    await service.addToGroups(groups, `'${client.group}' in groups`);
    await sendToEach();
    await step('REST-GROUPS-04', async () => {
      for (const room of rooms) await expectRecipients({ client }, room, ['client']);
    });
    await service.removeFromGroups(groups, `'${client.group}' in groups`);
    await sendToEach();
    await step('REST-GROUPS-10', async () => expect(await client.unread()).toEqual([]));
  },
);

scenario(
  'a socket that is removed from a room stays in its other rooms and in its namespace',
  verifies('REST-GROUPS-05', 'REST-GROUPS-06', 'REST-GROUPS-07', 'REST-GROUPS-11'),
  async ({ connect, service, ns }) => {
    const [removed, staying] = await Promise.all([connect(), connect()]);
    await joinRooms(service, [ns.room('a'), ns.room('b')], [removed.group, staying.group]);
    await service.removeFromGroups([ns.room('a')], `'${removed.group}' in groups`);
    for (const [requirement, group] of [
      ['REST-GROUPS-07', ns.room('b')],
      ['REST-GROUPS-11', ns.group],
    ] as const) {
      await service.sendToGroup(group, ns.event('to both'));
      await step(requirement, () => expectRecipients({ removed, staying }, 'to both', ['removed', 'staying']));
    }
    await service.sendToGroup(ns.room('a'), ns.event('to a'));
    await step('REST-GROUPS-06', () => expectRecipients({ removed, staying }, 'to a', ['staying']));
  },
);

scenario(
  'adding and removing by a filter that matches no connection is accepted',
  verifies('REST-GROUPS-08', 'REST-GROUPS-12'),
  async ({ service, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const groups = { groups: [ns.room('lobby')], filter: `'${ns.socket('nobody')}' in groups` };
    const json = { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(groups) };
    await step('REST-GROUPS-08', () => expectStatus(call('POST', '/:addToGroups', json), 200));
    await step('REST-GROUPS-12', () => expectStatus(call('POST', '/:removeFromGroups', json), 200));
  },
);

scenario(
  'a socket that is added twice is reached once, and one removal removes it',
  verifies('REST-GROUPS-09', 'REST-GROUPS-13'),
  async ({ connect, service, ns }) => {
    const client = await connect();
    const itself = `'${client.group}' in groups`;
    await service.addToGroups([ns.room('lobby')], itself);
    await service.addToGroups([ns.room('lobby')], itself);
    await service.sendToGroup(ns.room('lobby'), ns.event('news'));
    await step('REST-GROUPS-09', () => expectRecipients({ client }, 'news', ['client']));
    await service.removeFromGroups([ns.room('lobby')], itself);
    await service.sendToGroup(ns.room('lobby'), ns.event('more news'));
    await step('REST-GROUPS-13', async () => expect(await client.unread()).toEqual([]));
  },
);

scenario(
  'a listing of a group names a connection that was added to it by a filter',
  verifies('REST-GROUPS-14'),
  async ({ connect, service, eventHandler, ns, hub }) => {
    const user = `ana ${ns.path}`;
    const client = await connect({ user });
    const group = ns.room('lobby');
    await service.addToGroups([group], `userId eq '${user}'`);
    const [page] = await followPages(callsOf(service, hub('handler')), group, []);
    expect(page?.value.map(({ connectionId }) => connectionId)).toEqual([eventHandler.connectionOf(client)]);
  },
);
