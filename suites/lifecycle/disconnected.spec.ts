import { admittedSocketId, expect, scenario, verifies } from '../../fixtures/index.js';

scenario(
  'a client that closes its connection has a disconnected event for each of its sockets',
  verifies('LIFECYCLE-DISCONNECT-02'),
  async ({ connect, upstream, ns, anotherNamespace }) => {
    const another = anotherNamespace();
    const client = await connect();
    const sibling = await client.namespace(another);
    const { connectionId } = await upstream.next('connect', { socketId: client.id });
    client.connection.close();
    await upstream.next('disconnected', { namespace: ns, connectionId, socketId: client.id });
    await upstream.next('disconnected', { namespace: another, connectionId, socketId: sibling.id });
  },
);

scenario(
  'a client whose network breaks has a disconnected event for each of its sockets',
  verifies('LIFECYCLE-DISCONNECT-03'),
  async ({ rawSocket, upstream, ns, anotherNamespace }) => {
    const another = anotherNamespace();
    const client = await rawSocket();
    const ids = [admittedSocketId(await client.connect(ns)), admittedSocketId(await client.connect(another))];
    const { connectionId } = await upstream.next('connect', { namespace: ns });
    client.close();
    await upstream.next('disconnected', { namespace: ns, connectionId, socketId: ids[0] });
    await upstream.next('disconnected', { namespace: another, connectionId, socketId: ids[1] });
  },
);

scenario(
  'a socket that left before its connection was closed has one disconnected event',
  verifies('LIFECYCLE-DISCONNECT-04'),
  async ({ connect, upstream, anotherNamespace }) => {
    const client = await connect();
    const sibling = await client.namespace(anotherNamespace());
    client.disconnect();
    await upstream.next('disconnected', { socketId: client.id });
    client.connection.close();
    await upstream.next('disconnected', { socketId: sibling.id });
    const later = await connect();
    later.connection.close();
    await upstream.next('disconnected', { socketId: later.id });
    const ended = upstream.deliveries.filter(({ kind }) => kind === 'disconnected').map(({ socketId }) => socketId);
    expect(ended).toEqual([client.id, sibling.id, later.id]);
  },
);

scenario(
  'a client that asks for a namespace again has another connect event',
  verifies('LIFECYCLE-DISCONNECT-05'),
  async ({ rawSocket, upstream, ns }) => {
    const client = await rawSocket();
    await client.connect(ns);
    const first = await upstream.next('connect');
    await client.send(ns.disconnect());
    await upstream.next('disconnected');
    const socketId = admittedSocketId(await client.connect(ns));
    const second = await upstream.next('connect', { socketId });
    expect(second.connectionId).toBe(first.connectionId);
  },
);

scenario(
  'a client that asks for a namespace again gets another socket',
  verifies('LIFECYCLE-DISCONNECT-08'),
  async ({ rawSocket, upstream, ns }) => {
    const client = await rawSocket();
    const first = admittedSocketId(await client.connect(ns));
    await client.send(ns.disconnect());
    await upstream.next('disconnected', { socketId: first });
    expect(admittedSocketId(await client.connect(ns))).not.toBe(first);
  },
);

scenario(
  'a disconnected event whose answer is awaited delays no other namespace of the connection',
  verifies('LIFECYCLE-DISCONNECT-09'),
  async ({ connect, upstream, anotherNamespace }) => {
    upstream.onMessage('ask', (message) => message.ack('answer'));
    const client = await connect();
    const leaving = await client.namespace(anotherNamespace());
    const held = upstream.hold('disconnected', { socketId: leaving.id });
    leaving.disconnect();
    await held.arrived;
    expect(await client.emitWithAck('ask')).toBe('answer');
    await client.namespace(anotherNamespace());
    held.release();
  },
);

scenario(
  'a client that goes away before it is admitted has one disconnected event, once it is',
  verifies('LIFECYCLE-DISCONNECT-10'),
  async ({ rawSocket, upstream, ns, service, hub }) => {
    const held = upstream.hold('connect');
    const client = await rawSocket();
    await client.send(`40${ns.path},`);
    const { connectionId, socketId } = await held.arrived;
    client.close();
    const isOpen = async () =>
      (await service.request({ method: 'HEAD', path: `/api/hubs/${hub('handler')}/connections/${connectionId}` }))
        .status === 200;
    await expect.poll(isOpen).toBe(false);
    held.release();
    await upstream.next('disconnected', { socketId });
    expect(upstream.deliveries.filter(({ kind }) => kind === 'disconnected')).toHaveLength(1);
  },
);

scenario(
  'a client that left a namespace receives nothing more of it, nor of its rooms',
  verifies('LIFECYCLE-DISCONNECT-06'),
  async ({ rawSocket, upstream, service, ns, anotherNamespace }) => {
    const other = anotherNamespace();
    const client = await rawSocket();
    const socketId = admittedSocketId(await client.connect(ns));
    await client.connect(other);
    const groups = [ns.group, ns.room('lobby'), ns.socket(socketId)];
    await service.addToGroups([ns.room('lobby')], `'${ns.socket(socketId)}' in groups`);
    const sendToAll = async (when: string) => {
      for (const group of groups) await service.sendToGroup(group, ns.event('news', when));
      await service.sendToGroup(other.group, other.event('marker', when));
      await client.next((packet) => packet === other.event('marker', when));
      return client.takeAll().filter((packet) => packet === ns.event('news', when));
    };
    expect(await sendToAll('before')).toHaveLength(groups.length);
    await client.send(ns.disconnect());
    await upstream.next('disconnected', { socketId });
    expect(await sendToAll('after')).toEqual([]);
  },
);

scenario(
  'a client that asks for a namespace again is in none of its former rooms',
  verifies('LIFECYCLE-DISCONNECT-07'),
  async ({ rawSocket, upstream, service, ns }) => {
    const client = await rawSocket();
    const first = admittedSocketId(await client.connect(ns));
    await service.addToGroups([ns.room('lobby')], `'${ns.socket(first)}' in groups`);
    const sendToRoom = async (when: string) => {
      await service.sendToGroup(ns.room('lobby'), ns.event('news', when));
      await service.sendToGroup(ns.group, ns.event('marker', when));
      await client.next((packet) => packet === ns.event('marker', when));
      return client.takeAll().filter((packet) => packet === ns.event('news', when));
    };
    expect(await sendToRoom('before')).toHaveLength(1);
    await client.send(ns.disconnect());
    await upstream.next('disconnected', { socketId: first });
    admittedSocketId(await client.connect(ns));
    expect(await sendToRoom('after')).toEqual([]);
  },
);
