import { admittedSocketId, expect, scenario, step, TestNamespace, verifies } from '../../fixtures/index.js';

const roomNames = [
  'größe',
  '日本語',
  'комната',
  'غرفة',
  '😀👩‍👩‍👧',
  'a/b?c=d&e#f',
  "o'neil",
  '50%2F',
  'a, b',
  ' ',
  '~',
  '{"room":0}',
];

scenario(
  'a send to a room reaches the sockets in it, whatever characters its name has',
  verifies('MAPPING-ROOM-01'),
  async ({ connect, service, ns }) => {
    const [inside, outside] = await Promise.all([connect(), connect()]);
    await service.addToGroups(
      roomNames.map((name) => ns.room(name)),
      `'${inside.group}' in groups`,
    );
    for (const name of roomNames) {
      await service.sendToGroup(ns.room(name), ns.event('news', name));
      expect(await inside.next('news')).toEqual([name]);
    }
    expect(await outside.unread()).toEqual([]);
  },
);

/** Names that a service which folds letter case or normalises Unicode would confuse. */
const twins = [
  ['lobby', 'Lobby'],
  ['straße', 'STRASSE'],
  ['café', 'cafe\u0301'],
  ['Å', '\u212b'],
] as const;

scenario(
  'rooms whose names differ in letter case or normalisation only are different rooms',
  verifies('MAPPING-ROOM-02'),
  async ({ connect, service, ns }) => {
    const [first, second] = await Promise.all([connect(), connect()]);
    const rooms = (index: 0 | 1) => twins.map((names) => ns.room(names[index]));
    await service.addToGroups(rooms(0), `'${first.group}' in groups`);
    await service.addToGroups(rooms(1), `'${second.group}' in groups`);
    for (const [name, twin] of twins) {
      await service.sendToGroup(ns.room(name), ns.event('news', name));
      await service.sendToGroup(ns.room(twin), ns.event('news', twin));
      expect(await first.next('news')).toEqual([name]);
      expect(await second.next('news')).toEqual([twin]);
    }
    for (const client of [first, second]) expect(await client.unread()).toEqual([]);
  },
);

scenario(
  'a send to a room whose group has a name of 1024 characters reaches the socket in it',
  verifies('MAPPING-ROOM-03'),
  async ({ connect, service, ns }) => {
    const room = longestRoom(ns);
    const client = await connect({ namespace: room.namespace });
    await service.addToGroups([room.group], `'${client.group}' in groups`);
    await service.sendToGroup(room.group, room.namespace.event('news'));
    expect(await client.next('news')).toEqual([]);
  },
);

/** A room whose group has a name of 1024 characters. No Base64 text has a length of 1 beyond a multiple of 4. */
function longestRoom(ns: TestNamespace) {
  for (const ending of ['', '/', '//']) {
    const namespace = new TestNamespace(`${ns.path}${ending}`);
    const group = namespace.room('r'.repeat(Math.floor(((1024 - namespace.group.length) * 3) / 4)));
    if (group.length === 1024) return { namespace, group };
  }
  throw new Error(`No room of ${ns.path} has a group of 1024 characters.`);
}

scenario(
  'namespaces whose names differ in letter case or normalisation only are different namespaces',
  verifies('MAPPING-NAMESPACE-04'),
  async ({ rawSocket, service, eventHandler, anotherNamespace }) => {
    for (const [name, twin] of twins) {
      const { path } = anotherNamespace('/');
      const namespaces = [name, twin].map((ending) => new TestNamespace(`${path}${ending}`));
      const clients = await Promise.all(
        namespaces.map(async (namespace) => {
          const client = await rawSocket();
          const connected = async (): Promise<string> => admittedSocketId(await client.connect(namespace));
          const isAscii = /^[ -~]*$/.test(namespace.path);
          const socketId = await (isAscii ? connected() : step('MAPPING-NAMESPACE-06', connected));
          await eventHandler.next('connect', { socketId });
          return { client, namespace, socketId };
        }),
      );
      for (const { namespace } of clients) await service.sendToGroup(namespace.group, namespace.event('news'));
      for (const { client, namespace, socketId } of clients) {
        expect(await client.next()).toBe(namespace.event('news'));
        await service.sendToGroup(namespace.socket(socketId), namespace.event('marker'));
        expect(await client.next()).toBe(namespace.event('marker'));
      }
    }
  },
);

scenario(
  'a namespace with a name of 500 characters is served as any other',
  verifies('MAPPING-NAMESPACE-05'),
  async ({ connect, service, eventHandler, anotherNamespace }) => {
    const namespace = anotherNamespace(`/${'n'.repeat(490)}`);
    eventHandler.onMessage('ask', (message) => message.ack('answer'));
    const client = await connect({ namespace });
    expect(await client.emitWithAck('ask')).toBe('answer');
    await service.sendToGroup(namespace.group, namespace.event('news'));
    expect(await client.next('news')).toEqual([]);
  },
);
