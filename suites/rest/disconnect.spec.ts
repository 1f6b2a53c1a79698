import { admittedSocketId, expect, scenario, step, verifies } from '../../fixtures/index.js';
import { expectRecipients } from '../recipients.js';

scenario(
  "a disconnect packet to a socket's group ends that socket alone, and sends its disconnected event",
  verifies('REST-DISCONNECT-01', 'REST-DISCONNECT-02', 'REST-DISCONNECT-10'),
  async ({ connect, service, eventHandler, ns }) => {
    const [ended, other] = await Promise.all([connect(), connect()]);
    const { id } = ended;
    await service.sendToGroup(ended.group, ns.disconnect());
    await step('REST-DISCONNECT-01', async () => expect(await ended.ended()).toBe('io server disconnect'));
    await step('REST-DISCONNECT-02', () => eventHandler.next('disconnected', { namespace: ns, socketId: id }));
    await step('REST-DISCONNECT-10', async () => {
      expect(await other.unread()).toEqual([]);
      expect(other.socket.connected).toBe(true);
    });
  },
);

scenario(
  'a disconnect packet leaves the sockets of other namespaces on the connection',
  verifies('REST-DISCONNECT-03'),
  async ({ connect, service, ns, anotherNamespace }) => {
    const client = await connect();
    const sibling = await client.namespace(anotherNamespace());
    await service.sendToGroup(client.group, ns.disconnect());
    await step('REST-DISCONNECT-01', () => client.ended());
    await service.sendToGroup(sibling.group, sibling.ns.event('news'));
    await expectRecipients({ sibling }, 'news', ['sibling']);
  },
);

scenario(
  'a disconnect packet of the default namespace ends its socket',
  verifies('REST-DISCONNECT-04'),
  async ({ connect, service, defaultNamespace }) => {
    const namespace = await defaultNamespace();
    const [ended, other] = await Promise.all([connect({ namespace }), connect({ namespace })]);
    await service.sendToGroup(ended.group, '41');
    expect(await ended.ended()).toBe('io server disconnect');
    expect(await other.unread()).toEqual([]);
  },
);

scenario(
  'nothing that is sent to the groups of its namespace reaches the connection of an ended socket',
  verifies('REST-DISCONNECT-05'),
  async ({ rawSocket, service, ns, anotherNamespace }) => {
    const client = await rawSocket();
    const socketGroup = ns.socket(admittedSocketId(await client.connect(ns)));
    const other = anotherNamespace();
    const otherGroup = other.socket(admittedSocketId(await client.connect(other)));
    await service.addToGroups([ns.room('lobby')], `'${socketGroup}' in groups`);
    const inNamespace = async () => {
      for (const group of [ns.group, ns.room('lobby'), socketGroup]) {
        await service.sendToGroup(group, ns.event('news', group));
      }
      await service.sendToGroup(otherGroup, other.event('last'));
    };
    const untilLast = async () => {
      await client.next((packet) => packet === other.event('last'));
      return client.takeAll().filter((packet) => packet.startsWith(`42${ns.path},`));
    };

    await inNamespace();
    await step('REST-SEND-02', async () => expect(await untilLast()).toHaveLength(3));
    await service.sendToGroup(socketGroup, ns.disconnect());
    await step('REST-DISCONNECT-01', () => client.next((packet) => packet === ns.disconnect()));
    await inNamespace();
    expect(await untilLast()).toEqual([]);
  },
);

scenario(
  'a disconnect packet that asks for it closes the connection, and each of its sockets has a disconnected event',
  verifies('REST-DISCONNECT-06', 'REST-DISCONNECT-07'),
  async ({ connect, service, eventHandler, ns, anotherNamespace }) => {
    const client = await connect();
    const sibling = await client.namespace(anotherNamespace());
    const [first, second] = [client.id, sibling.id];
    await service.sendToGroup(client.group, ns.disconnect({ close: true }));
    await step('REST-DISCONNECT-06', () => client.connectionClosed());
    await step('REST-DISCONNECT-07', async () => {
      await eventHandler.next('disconnected', { namespace: ns, socketId: first });
      await eventHandler.next('disconnected', { namespace: sibling.ns, socketId: second });
    });
  },
);

for (const place of ['namespace', 'room'] as const) {
  scenario(
    `a disconnect packet to the group of a ${place} ends the sockets that are in it`,
    verifies(place === 'namespace' ? 'REST-DISCONNECT-08' : 'REST-DISCONNECT-11'),
    async ({ connect, service, ns, anotherNamespace }) => {
      const outside = anotherNamespace();
      const namespace = place === 'namespace' ? outside : ns;
      const [first, second, other] = await Promise.all([connect(), connect(), connect({ namespace })]);
      const group = place === 'namespace' ? ns.group : ns.room('lobby');
      await service.addToGroups([ns.room('lobby')], `'${first.group}' in groups or '${second.group}' in groups`);
      await service.sendToGroup(group, ns.disconnect());
      expect(await Promise.all([first.ended(), second.ended()])).toEqual([
        'io server disconnect',
        'io server disconnect',
      ]);
      expect(await other.unread()).toEqual([]);
    },
  );
}

scenario(
  'a disconnect packet to the hub ends the sockets that the filter matches, and no others',
  verifies('REST-DISCONNECT-09', 'REST-DISCONNECT-12'),
  async ({ connect, service, ns }) => {
    const [first, second, other] = await Promise.all([connect(), connect(), connect()]);
    const filter = `'${first.group}' in groups or '${second.group}' in groups`;
    await service.sendToAll(ns.disconnect(), { filter });
    await step('REST-DISCONNECT-09', () => Promise.all([first.ended(), second.ended()]));
    await step('REST-DISCONNECT-12', async () => {
      expect(await other.unread()).toEqual([]);
      expect(other.socket.connected).toBe(true);
    });
  },
);
