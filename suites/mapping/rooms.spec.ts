import { expect, scenario, step, verifies } from '../../fixtures/index.js';

scenario(
  'a send to the group of a room reaches the sockets in it',
  verifies('MAPPING-GROUP-04'),
  async ({ connect, service, ns }) => {
    const members = await Promise.all([connect(), connect()]);
    for (const { group } of members) await service.addToGroups([ns.room('lobby')], `'${group}' in groups`);
    await service.sendToGroup(ns.room('lobby'), ns.event('news', 1));
    for (const member of members) expect(await member.next('news')).toEqual([1]);
  },
);

scenario(
  'a send to the group of a room reaches no other socket of the namespace',
  verifies('MAPPING-GROUP-08'),
  async ({ connect, service, ns }) => {
    const [member, outside] = await Promise.all([connect(), connect()]);
    await service.addToGroups([ns.room('lobby')], `'${member.group}' in groups`);
    await service.addToGroups([ns.room('lob')], `'${outside.group}' in groups`);
    await service.sendToGroup(ns.room('lobby'), ns.event('news'));
    await step('MAPPING-GROUP-04', () => member.next('news'));
    expect(await outside.unread()).toEqual([]);
  },
);

scenario(
  'a room of the same name in another namespace is another room',
  verifies('MAPPING-GROUP-05'),
  async ({ connect, service, ns, anotherNamespace }) => {
    const elsewhere = anotherNamespace();
    const here = await connect();
    const there = await here.namespace(elsewhere);
    const alone = await connect({ namespace: elsewhere });
    for (const { ns: namespace, group } of [here, alone]) {
      await service.addToGroups([namespace.room('lobby')], `'${group}' in groups`);
    }
    await service.sendToGroup(ns.room('lobby'), ns.event('news'));
    await step('MAPPING-GROUP-04', () => here.next('news'));
    expect(await alone.unread()).toEqual([]);

    await service.sendToGroup(elsewhere.room('lobby'), elsewhere.event('news'));
    await step('MAPPING-GROUP-04', () => alone.next('news'));
    expect(await there.unread()).toEqual([]);
    expect(await here.unread()).toEqual([]);
  },
);

scenario(
  'a socket is in the room of its own id as soon as it is connected',
  verifies('MAPPING-SOCKET-01'),
  async ({ connect, service, ns }) => {
    const sockets = await Promise.all([connect(), connect()]);
    for (const { id } of sockets) await service.sendToGroup(ns.socket(id), ns.event('news', id));
    for (const socket of sockets) expect(await socket.next('news')).toEqual([socket.id]);
  },
);

scenario(
  'a send to the room of a socket id reaches no other socket',
  verifies('MAPPING-SOCKET-03'),
  async ({ connect, service, ns }) => {
    const [socket, other] = await Promise.all([connect(), connect()]);
    await service.sendToGroup(ns.socket(socket.id), ns.event('news'));
    await step('MAPPING-SOCKET-01', () => socket.next('news'));
    expect(await other.unread()).toEqual([]);
  },
);

scenario('no two sockets have the same id', verifies('MAPPING-SOCKET-02'), async ({ connect, anotherNamespace }) => {
  const elsewhere = anotherNamespace();
  const clients = await Promise.all([connect(), connect(), connect()]);
  const siblings = await Promise.all(clients.map((client) => client.namespace(elsewhere)));
  const ids = [...clients, ...siblings].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
