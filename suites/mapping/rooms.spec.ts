import { expect, scenario, verifies } from '../../fixtures/index.js';

scenario(
  'a send to the group of a room reaches the sockets in it and no other of the namespace',
  verifies('MAPPING-GROUP-04', 'MAPPING-GROUP-08'),
  async ({ connect, service, ns }) => {
    const [first, second, outside] = await Promise.all([connect(), connect(), connect()]);
    for (const { group } of [first, second]) {
      await service.addToGroups([ns.room('lobby')], `'${group}' in groups`);
    }
    await service.addToGroups([ns.room('lob')], `'${outside.group}' in groups`);
    await service.sendToGroup(ns.room('lobby'), ns.event('news', 1));
    for (const inside of [first, second]) expect(await inside.next('news')).toEqual([1]);
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
    expect(await here.next('news')).toEqual([]);
    expect(await alone.unread()).toEqual([]);

    await service.sendToGroup(elsewhere.room('lobby'), elsewhere.event('news'));
    expect(await alone.next('news')).toEqual([]);
    expect(await there.unread()).toEqual([]);
    expect(await here.unread()).toEqual([]);
  },
);

scenario(
  'a socket is alone in the room of its own id as soon as it is connected',
  verifies('MAPPING-SOCKET-01', 'MAPPING-SOCKET-03'),
  async ({ connect, service, ns }) => {
    const [socket, other] = await Promise.all([connect(), connect()]);
    await service.sendToGroup(ns.socket(socket.id), ns.event('news', socket.id));
    expect(await socket.next('news')).toEqual([socket.id]);
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
