import {
  admittedSocketId,
  expect,
  refuse,
  scenario,
  step,
  verifies,
  type TestNamespace,
} from '../../fixtures/index.js';

scenario(
  'a client that closes its connection has a disconnected event for each of its sockets',
  verifies('LIFECYCLE-DISCONNECT-02'),
  async ({ connect, eventHandler, ns, anotherNamespace }) => {
    const another = anotherNamespace();
    const client = await connect();
    const sibling = await client.namespace(another);
    const { connectionId } = await eventHandler.next('connect', { socketId: client.id });
    client.connection.close();
    await eventHandler.next('disconnected', { namespace: ns, connectionId, socketId: client.id });
    await eventHandler.next('disconnected', { namespace: another, connectionId, socketId: sibling.id });
  },
);

scenario(
  'a client whose network breaks has a disconnected event for each of its sockets',
  verifies('LIFECYCLE-DISCONNECT-03'),
  async ({ rawSocket, eventHandler, ns, anotherNamespace }) => {
    const another = anotherNamespace();
    const client = await rawSocket();
    const ids = [await client.join(ns), await client.join(another)];
    const { connectionId } = await eventHandler.next('connect', { namespace: ns });
    client.close();
    await eventHandler.next('disconnected', { namespace: ns, connectionId, socketId: ids[0] });
    await eventHandler.next('disconnected', { namespace: another, connectionId, socketId: ids[1] });
  },
);

scenario(
  'a socket that left before its connection was closed has one disconnected event',
  verifies('LIFECYCLE-DISCONNECT-04'),
  async ({ connect, eventHandler, anotherNamespace }) => {
    const client = await connect();
    const sibling = await client.namespace(anotherNamespace());
    client.disconnect();
    await eventHandler.next('disconnected', { socketId: client.id });
    client.connection.close();
    await eventHandler.next('disconnected', { socketId: sibling.id });
    const later = await connect();
    later.connection.close();
    await eventHandler.next('disconnected', { socketId: later.id });
    const ended = eventHandler.deliveries.filter(({ kind }) => kind === 'disconnected').map(({ socketId }) => socketId);
    expect(ended).toEqual([client.id, sibling.id, later.id]);
  },
);

scenario(
  'a client that connects to a namespace again has another connect event',
  verifies('LIFECYCLE-DISCONNECT-05'),
  async ({ rawSocket, eventHandler, ns }) => {
    const client = await rawSocket();
    await client.join(ns);
    const { connectionId } = await eventHandler.next('connect');
    await client.send(ns.disconnect());
    await eventHandler.next('disconnected');
    await client.connect(ns);
    await eventHandler.next('connect', { connectionId });
  },
);

scenario(
  'a client that connects to a namespace again has another socket id',
  verifies('LIFECYCLE-DISCONNECT-08'),
  async ({ rawSocket, eventHandler, ns }) => {
    const client = await rawSocket();
    const first = await client.join(ns);
    await client.send(ns.disconnect());
    await eventHandler.next('disconnected');
    expect(admittedSocketId(await client.connect(ns))).not.toBe(first);
  },
);

scenario(
  'a disconnected event that is not yet answered delays no other namespace of the connection',
  verifies('LIFECYCLE-DISCONNECT-09'),
  async ({ connect, eventHandler, anotherNamespace }) => {
    eventHandler.onMessage('ask', (message) => message.ack('answer'));
    const client = await connect();
    const leaving = await client.namespace(anotherNamespace());
    const held = eventHandler.hold('disconnected', { socketId: leaving.id });
    leaving.disconnect();
    await held.arrived();
    expect(await client.emitWithAck('ask')).toBe('answer');
    await client.namespace(anotherNamespace());
    held.release();
  },
);

scenario(
  'a client that disconnects before it is admitted has one disconnected event',
  verifies('LIFECYCLE-DISCONNECT-10'),
  async ({ rawSocket, eventHandler, ns, service, hub, environment }) => {
    const held = eventHandler.hold('connect');
    const client = await rawSocket();
    await client.send(`40${ns.path},`);
    const { connectionId, socketId } = await held.arrived();
    client.close();
    const path = `/api/hubs/${hub('handler')}/connections/${connectionId}`;
    const isOpen = async () => (await service.request({ method: 'HEAD', path })).status === 200;
    await step('MANAGEMENT-CONNECTION-02', () =>
      expect.poll(isOpen, { timeout: environment.timings.deliveryMs }).toBe(false),
    );
    held.release();
    await eventHandler.next('disconnected', { socketId });
    expect(eventHandler.deliveries.filter(({ kind }) => kind === 'disconnected')).toHaveLength(1);
  },
);

/** What a client that left a namespace must not receive, by the groups that it was in. */
const formerGroups: readonly (readonly [
  title: string,
  requirement: string,
  needed: string,
  groups: (ns: TestNamespace, socketId: string) => readonly string[],
])[] = [
  ['to it', 'LIFECYCLE-DISCONNECT-06', 'REST-SEND-02', (ns) => [ns.group]],
  ['to its rooms', 'LIFECYCLE-DISCONNECT-11', 'REST-GROUPS-02', (ns, id) => [ns.room('lobby'), ns.socket(id)]],
];

for (const [title, requirement, needed, groupsOf] of formerGroups) {
  scenario(
    `a client that left a namespace receives nothing that is sent ${title}`,
    verifies(requirement),
    async ({ rawSocket, eventHandler, service, ns, anotherNamespace }) => {
      const other = anotherNamespace();
      const client = await rawSocket();
      const socketId = await client.join(ns);
      await client.join(other);
      const groups = groupsOf(ns, socketId);
      await service.addToGroups([ns.room('lobby')], `'${ns.socket(socketId)}' in groups`);
      const sendToAll = async (when: string) => {
        for (const group of groups) await service.sendToGroup(group, ns.event('news', when));
        await service.sendToGroup(other.group, other.event('marker', when));
        await step('REST-SEND-02', () => client.next((packet) => packet === other.event('marker', when)));
        return client.takeAll().filter((packet) => packet === ns.event('news', when));
      };
      await step(needed, async () => {
        expect(await sendToAll('before')).toHaveLength(groups.length);
      });
      await client.send(ns.disconnect());
      await eventHandler.next('disconnected', { socketId });
      expect(await sendToAll('after')).toEqual([]);
    },
  );
}

scenario(
  'a client that connects to a namespace again is in none of its former rooms',
  verifies('LIFECYCLE-DISCONNECT-07'),
  async ({ rawSocket, eventHandler, service, ns }) => {
    const client = await rawSocket();
    const first = await client.join(ns);
    await service.addToGroups([ns.room('lobby')], `'${ns.socket(first)}' in groups`);
    const sendToRoom = async (when: string) => {
      await service.sendToGroup(ns.room('lobby'), ns.event('news', when));
      await service.sendToGroup(ns.group, ns.event('marker', when));
      await step('REST-SEND-02', () => client.next((packet) => packet === ns.event('marker', when)));
      return client.takeAll().filter((packet) => packet === ns.event('news', when));
    };
    await step('REST-GROUPS-02', async () => {
      expect(await sendToRoom('before')).toHaveLength(1);
    });
    await client.send(ns.disconnect());
    await eventHandler.next('disconnected', { socketId: first });
    await client.join(ns);
    expect(await sendToRoom('after')).toEqual([]);
  },
);

scenario(
  'the answer to a disconnected event has no effect on the connection',
  verifies('LIFECYCLE-DISCONNECT-12'),
  async ({ connect, eventHandler, anotherNamespace }) => {
    eventHandler.onMessage('ask', (message) => message.ack('answer'));
    const client = await connect();
    // A delivery that is answered 500 is made again, and is answered like the newest.
    for (const status of [204, 302, 400, 404, 500]) {
      eventHandler.on('disconnected', () => refuse(status));
      const leaving = await client.namespace(anotherNamespace());
      leaving.disconnect();
      await eventHandler.next('disconnected', { socketId: leaving.id });
      expect(await client.emitWithAck('ask'), `after ${status}`).toBe('answer');
    }
    await client.namespace(anotherNamespace());
    expect(await client.unread()).toEqual([]);
  },
);
