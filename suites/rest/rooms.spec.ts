import { expect, scenario, verifies } from '../../fixtures/index.js';
import { expectRecipients } from '../recipients.js';

scenario(
  'a socket that is added to a room by its own group is reached there, and no other socket is',
  verifies('REST-GROUPS-01', 'REST-GROUPS-02', 'REST-GROUPS-03'),
  async ({ connect, service, ns }) => {
    const [member, other] = await Promise.all([connect(), connect()]);
    const { status } = await service.addToGroups([ns.room('lobby')], `'${member.group}' in groups`);
    expect(status).toBe(200);
    await service.sendToGroup(ns.room('lobby'), ns.event('news'));
    await expectRecipients({ member, other }, 'news', ['member']);
  },
);

scenario(
  'all groups of a call take effect, for adding and for removing',
  verifies('REST-GROUPS-04', 'REST-GROUPS-10'),
  async ({ connect, service, ns }) => {
    const client = await connect();
    const rooms = ['a', 'b', 'c'];
    const groups = rooms.map((room) => ns.room(room));
    const sendToEach = () => Promise.all(rooms.map((room) => service.sendToGroup(ns.room(room), ns.event(room))));
    await service.addToGroups(groups, `'${client.group}' in groups`);
    await sendToEach();
    for (const room of rooms) await expectRecipients({ client }, room, ['client']);
    await service.removeFromGroups(groups, `'${client.group}' in groups`);
    await sendToEach();
    expect(await client.unread()).toEqual([]);
  },
);

scenario(
  'a socket that is removed from a room stays in its other rooms and in its namespace',
  verifies('REST-GROUPS-05', 'REST-GROUPS-06', 'REST-GROUPS-07', 'REST-GROUPS-11'),
  async ({ connect, service, ns }) => {
    const [removed, staying] = await Promise.all([connect(), connect()]);
    await service.addToGroups([ns.room('a'), ns.room('b')], `'${ns.group}' in groups`);
    const { status } = await service.removeFromGroups([ns.room('a')], `'${removed.group}' in groups`);
    expect(status).toBe(200);
    await service.sendToGroup(ns.room('a'), ns.event('to a'));
    await expectRecipients({ removed, staying }, 'to a', ['staying']);
    for (const group of [ns.room('b'), ns.group]) {
      await service.sendToGroup(group, ns.event('to both'));
      await expectRecipients({ removed, staying }, 'to both', ['removed', 'staying']);
    }
  },
);

scenario(
  'adding and removing by a filter that matches no connection is accepted',
  verifies('REST-GROUPS-08', 'REST-GROUPS-12'),
  async ({ service, ns }) => {
    const nobody = `'${ns.socket('nobody')}' in groups`;
    expect((await service.addToGroups([ns.room('lobby')], nobody)).status).toBe(200);
    expect((await service.removeFromGroups([ns.room('lobby')], nobody)).status).toBe(200);
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
    await expectRecipients({ client }, 'news', ['client']);
    await service.removeFromGroups([ns.room('lobby')], itself);
    await service.sendToGroup(ns.room('lobby'), ns.event('more news'));
    expect(await client.unread()).toEqual([]);
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
    const { data } = await service.client.GET('/api/hubs/{hub}/groups/{group}/connections', {
      params: { path: { hub: hub('handler'), group } },
    });
    expect(data?.value.map(({ connectionId }) => connectionId)).toEqual([eventHandler.connectionOf(client)]);
  },
);
