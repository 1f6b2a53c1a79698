import { admittedSocketId, expect, reply, scenario, verifies } from '../../fixtures/index.js';

scenario(
  'the connect event names the namespace and the socket id of the client',
  verifies('LIFECYCLE-CONNECT-01', 'LIFECYCLE-CONNECT-03', 'LIFECYCLE-CONNECT-06'),
  async ({ connect, eventHandler, ns, anotherNamespace }) => {
    const another = anotherNamespace();
    for (const namespace of [ns, another]) {
      const client = await connect({ namespace });
      const { namespace: named, socketId } = await eventHandler.next('connect');
      expect({ named, socketId }).toEqual({ named: namespace.path, socketId: client.id });
    }
  },
);

scenario(
  'a client is admitted only after the event handler has answered',
  verifies('LIFECYCLE-CONNECT-02'),
  async ({ connect, rawSocket, eventHandler, ns }) => {
    const held = eventHandler.hold('connect');
    const waiting = await rawSocket();
    await waiting.send(`40${ns.path},`);
    const { socketId } = await held.arrived();
    // Another client comes all the way in meanwhile, so a service that does not wait has had time to show it.
    const overtaking = await connect();
    await overtaking.unread();
    expect(waiting.received.filter((packet) => packet.startsWith('40'))).toEqual([]);
    held.release();
    expect(admittedSocketId(await waiting.next((packet) => packet.startsWith('40')))).toBe(socketId);
  },
);

scenario('a 204 answer admits the socket', verifies('LIFECYCLE-CONNECT-04'), async ({ connect, eventHandler }) => {
  eventHandler.on('connect', () => ({ status: 204 }));
  const client = await connect();
  expect((await eventHandler.next('connect')).socketId).toBe(client.id);
});

scenario(
  'a 200 answer admits the socket whatever its body is',
  verifies('LIFECYCLE-CONNECT-05'),
  async ({ connect, eventHandler }) => {
    const answers = [
      reply('no'),
      { status: 200, headers: { 'Content-Type': 'application/json' }, body: '{"code":401}' },
      { status: 200, headers: { 'Content-Type': 'application/json' }, body: '{' },
      { status: 200, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: '<h1>OK</h1>' },
    ];
    for (const answer of answers) {
      eventHandler.on('connect', () => answer);
      const client = await connect();
      expect((await eventHandler.next('connect')).socketId).toBe(client.id);
    }
  },
);

scenario(
  'a connection that connects to no namespace causes no event',
  verifies('LIFECYCLE-CONNECT-07'),
  async ({ rawSocket, eventHandler, defaultNamespace }) => {
    const namespace = await defaultNamespace();
    const silent = await rawSocket();
    const asking = await rawSocket();
    await asking.connect(namespace);
    const { connectionId } = await eventHandler.next('connected');
    silent.close();
    asking.close();
    await eventHandler.next('disconnected', { connectionId });
    expect(eventHandler.deliveries.map((delivery) => delivery.connectionId)).toEqual([
      connectionId,
      connectionId,
      connectionId,
    ]);
  },
);

scenario(
  'a hub whose event handler does not subscribe to connect events admits every socket',
  verifies('LIFECYCLE-CONNECT-08', 'LIFECYCLE-CONNECT-12'),
  async ({ connect, eventHandler }) => {
    const client = await connect({ hub: 'messagesOnly' });
    eventHandler.onMessage('ask', (message) => message.ack('answer'));
    expect(await client.emitWithAck('ask')).toBe('answer');
    expect(eventHandler.deliveries.map(({ kind }) => kind)).toEqual(['message']);
  },
);

scenario(
  'a hub without an event handler admits every socket',
  verifies('LIFECYCLE-CONNECT-09'),
  async ({ connect, eventHandler, ns }) => {
    const client = await connect({ hub: 'noHandler' });
    expect(await client.unread()).toEqual([]);
    await connect({ hub: 'noHandler', namespace: ns });
    expect(eventHandler.deliveries.map(String)).toEqual([]);
  },
);

scenario(
  'an answer of any 2xx admits the socket',
  verifies('LIFECYCLE-CONNECT-10'),
  async ({ connect, eventHandler }) => {
    for (const status of [201, 202, 299]) {
      eventHandler.on('connect', () => ({ status }));
      const client = await connect();
      expect((await eventHandler.next('connect')).socketId, String(status)).toBe(client.id);
    }
  },
);

scenario(
  'user, groups and roles in an answer to the connect event have no effect',
  verifies('LIFECYCLE-CONNECT-11'),
  async ({ connect, service, eventHandler, ns }) => {
    const body = JSON.stringify({ userId: 'bob', groups: [ns.room('lobby')], roles: ['webpubsub.sendToGroup'] });
    eventHandler.on('connect', () => ({ status: 200, headers: { 'Content-Type': 'application/json' }, body }));
    const client = await connect({ user: 'ana' });
    await service.sendToGroup(ns.room('lobby'), ns.event('to the lobby'));
    expect(await client.unread()).toEqual([]);
    client.emit('hello');
    expect([undefined, 'ana']).toContain((await eventHandler.next('message')).userId);
  },
);
