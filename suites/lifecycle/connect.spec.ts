import { expect, reply, scenario, step, verifies } from '../../fixtures/index.js';

scenario(
  'a client that connects to a namespace has a connect event of that namespace',
  verifies('LIFECYCLE-CONNECT-01'),
  async ({ rawSocket, eventHandler, ns, anotherNamespace }) => {
    for (const namespace of [ns, anotherNamespace()]) {
      const client = await rawSocket();
      await client.send(`40${namespace.path},`);
      await eventHandler.next('connect', { namespace });
    }
  },
);

scenario(
  'a 200 answer admits the socket',
  verifies('LIFECYCLE-CONNECT-03'),
  async ({ rawSocket, eventHandler, ns }) => {
    const client = await rawSocket();
    const answer = client.connect(ns);
    await eventHandler.next('connect');
    expect(await answer).toMatch(new RegExp(`^40${ns.path},\\{.*"sid":"[^"]+"`));
  },
);

scenario(
  'the connect event names the socket id of the client',
  verifies('LIFECYCLE-CONNECT-06'),
  async ({ connect, eventHandler, ns, anotherNamespace }) => {
    for (const namespace of [ns, anotherNamespace()]) {
      const client = await connect({ namespace });
      expect((await eventHandler.next('connect')).socketId).toBe(client.id);
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
    await held.arrived();
    // Another client comes all the way in meanwhile, so a service that does not wait has had time to show it.
    const overtaking = await connect();
    await overtaking.unread();
    expect(waiting.received.filter((packet) => packet.startsWith('40'))).toEqual([]);
    held.release();
    await step('LIFECYCLE-CONNECT-03', () => waiting.next((packet) => packet.startsWith('40')));
  },
);

scenario('a 204 answer admits the socket', verifies('LIFECYCLE-CONNECT-04'), async ({ connect, eventHandler }) => {
  eventHandler.on('connect', () => ({ status: 204 }));
  await connect();
  await eventHandler.next('connect');
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
      await connect();
      await eventHandler.next('connect');
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
    await asking.join(namespace);
    const { connectionId } = await eventHandler.next('connect');
    silent.close();
    asking.close();
    await eventHandler.next('disconnected', { connectionId });
    expect(eventHandler.deliveries.filter((other) => other.connectionId !== connectionId).map(String)).toEqual([]);
  },
);

scenario(
  'a hub whose event handler does not subscribe to connect events admits every socket',
  verifies('LIFECYCLE-CONNECT-08'),
  async ({ connect, ns, anotherNamespace }) => {
    for (const namespace of [ns, anotherNamespace()]) await connect({ hub: 'messagesOnly', namespace });
  },
);

scenario(
  'an event handler that does not subscribe to connect events receives none',
  verifies('LIFECYCLE-CONNECT-12'),
  async ({ connect, eventHandler }) => {
    const client = await connect({ hub: 'messagesOnly' });
    client.emit('hello');
    await eventHandler.next('message');
    expect(eventHandler.deliveries.filter(({ kind }) => kind === 'connect').map(String)).toEqual([]);
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
      await connect();
      await eventHandler.next('connect');
    }
  },
);

scenario(
  'user, groups and roles in an answer to the connect event have no effect',
  verifies('LIFECYCLE-CONNECT-11'),
  async ({ connect, service, eventHandler, ns }) => {
    const body = JSON.stringify({ userId: 'bob', groups: [ns.room('lobby')], roles: ['webpubsub.sendToGroup'] });
    eventHandler.on('connect', () => ({ status: 200, headers: { 'Content-Type': 'application/json' }, body }));
    const client = await step('LIFECYCLE-CONNECT-05', () => connect({ user: 'ana' }));
    await service.sendToGroup(ns.room('lobby'), ns.event('to the lobby'));
    expect(await client.unread()).toEqual([]);
    client.emit('hello');
    expect([undefined, 'ana']).toContain((await eventHandler.next('message')).userId);
  },
);
