import { admittedSocketId, expect, reply, scenario, verifies } from '../../fixtures/index.js';

scenario(
  'the connect event names the namespace and the socket id of the client',
  verifies('LIFECYCLE-CONNECT-01', 'LIFECYCLE-CONNECT-03', 'LIFECYCLE-CONNECT-06'),
  async ({ connect, upstream, ns, anotherNamespace }) => {
    const another = anotherNamespace();
    for (const namespace of [ns, another]) {
      const client = await connect({ namespace });
      const { namespace: named, socketId } = await upstream.next('connect');
      expect({ named, socketId }).toEqual({ named: namespace.path, socketId: client.id });
    }
  },
);

scenario(
  'a client is admitted only after the event handler has answered',
  verifies('LIFECYCLE-CONNECT-02'),
  async ({ connect, rawSocket, upstream, ns }) => {
    const held = upstream.hold('connect');
    const waiting = await rawSocket();
    await waiting.send(`40${ns.path},`);
    const { socketId } = await held.arrived;
    // Another client comes all the way in meanwhile, so a service that does not wait has had time to show it.
    const overtaking = await connect();
    await overtaking.unread();
    expect(waiting.received.filter((packet) => packet.startsWith('40'))).toEqual([]);
    held.release();
    expect(admittedSocketId(await waiting.next((packet) => packet.startsWith('40')))).toBe(socketId);
  },
);

scenario('a 204 answer admits the socket', verifies('LIFECYCLE-CONNECT-04'), async ({ connect, upstream }) => {
  upstream.on('connect', () => ({ status: 204 }));
  const client = await connect();
  expect((await upstream.next('connect')).socketId).toBe(client.id);
});

scenario(
  'a 200 answer admits the socket whatever its body is',
  verifies('LIFECYCLE-CONNECT-05'),
  async ({ connect, upstream }) => {
    const answers = [
      reply('no'),
      { status: 200, headers: { 'Content-Type': 'application/json' }, body: '{"code":401}' },
      { status: 200, headers: { 'Content-Type': 'application/json' }, body: '{' },
      { status: 200, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: '<h1>OK</h1>' },
    ];
    for (const answer of answers) {
      upstream.on('connect', () => answer);
      const client = await connect();
      expect((await upstream.next('connect')).socketId).toBe(client.id);
    }
  },
);

scenario(
  'a connection that connects to no namespace causes no event',
  verifies('LIFECYCLE-CONNECT-07'),
  async ({ rawSocket, upstream, defaultNamespace }) => {
    const namespace = await defaultNamespace();
    const silent = await rawSocket();
    const asking = await rawSocket();
    await asking.connect(namespace);
    const { connectionId } = await upstream.next('connected');
    silent.close();
    asking.close();
    await upstream.next('disconnected', { connectionId });
    expect(upstream.deliveries.map((delivery) => delivery.connectionId)).toEqual([
      connectionId,
      connectionId,
      connectionId,
    ]);
  },
);

scenario(
  'a hub whose event handler does not subscribe to connect events admits every socket',
  verifies('LIFECYCLE-CONNECT-08', 'LIFECYCLE-CONNECT-12'),
  async ({ connect, upstream }) => {
    const client = await connect({ hub: 'messagesOnly' });
    upstream.onMessage('ask', (message) => message.ack('answer'));
    expect(await client.emitWithAck('ask')).toBe('answer');
    expect(upstream.deliveries.map(({ kind }) => kind)).toEqual(['message']);
  },
);

scenario(
  'a hub without an event handler admits every socket',
  verifies('LIFECYCLE-CONNECT-09'),
  async ({ connect, upstream, ns }) => {
    const client = await connect({ hub: 'noHandler' });
    expect(await client.unread()).toEqual([]);
    await connect({ hub: 'noHandler', namespace: ns });
    expect(upstream.deliveries.map(String)).toEqual([]);
  },
);

scenario('an answer of any 2xx admits the socket', verifies('LIFECYCLE-CONNECT-10'), async ({ connect, upstream }) => {
  for (const status of [201, 202, 299]) {
    upstream.on('connect', () => ({ status }));
    const client = await connect();
    expect((await upstream.next('connect')).socketId, String(status)).toBe(client.id);
  }
});

scenario(
  'user, groups and roles in an answer to the connect event have no effect',
  verifies('LIFECYCLE-CONNECT-11'),
  async ({ connect, service, upstream, ns }) => {
    const body = JSON.stringify({ userId: 'bob', groups: [ns.room('lobby')], roles: ['webpubsub.sendToGroup'] });
    upstream.on('connect', () => ({ status: 200, headers: { 'Content-Type': 'application/json' }, body }));
    const client = await connect({ user: 'ana' });
    await service.sendToGroup(ns.room('lobby'), ns.event('to the lobby'));
    expect(await client.unread()).toEqual([]);
    client.emit('hello');
    expect([undefined, 'ana']).toContain((await upstream.next('message')).userId);
  },
);
