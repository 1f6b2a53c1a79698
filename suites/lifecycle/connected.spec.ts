import { expect, refuse, scenario, verifies } from '../../fixtures/index.js';

scenario(
  'a socket is connected and disconnected once each, by the ids of its connect event',
  verifies('LIFECYCLE-CONNECTED-01', 'LIFECYCLE-CONNECTED-05', 'LIFECYCLE-DISCONNECT-01'),
  async ({ connect, eventHandler, ns, anotherNamespace }) => {
    const client = await connect();
    const sibling = await client.namespace(anotherNamespace());
    for (const { ns: namespace, id: socketId } of [client, sibling]) {
      const { connectionId } = await eventHandler.next('connect', { namespace });
      await eventHandler.next('connected', { namespace, connectionId, socketId });
    }
    client.disconnect();
    const { connectionId } = await eventHandler.next('disconnected', { namespace: ns, socketId: client.id });
    expect(connectionId).toBe(eventHandler.deliveries[0]?.connectionId);
    sibling.disconnect();
    await eventHandler.next('disconnected', { socketId: sibling.id });
    const kinds = (id: string) =>
      eventHandler.deliveries.filter(({ socketId }) => socketId === id).map(({ kind }) => kind);
    expect(kinds(client.id)).toEqual(['connect', 'connected', 'disconnected']);
    expect(kinds(sibling.id)).toEqual(['connect', 'connected', 'disconnected']);
  },
);

scenario(
  'a connected event is sent only after the connect event was answered',
  verifies('LIFECYCLE-CONNECTED-02'),
  async ({ connect, rawSocket, eventHandler, ns }) => {
    const held = eventHandler.hold('connect');
    const waiting = await rawSocket();
    await waiting.send(`40${ns.path},`);
    const { socketId } = await held.arrived();
    const overtaking = await connect();
    await eventHandler.next('connected', { socketId: overtaking.id });
    expect(eventHandler.deliveries.filter((delivery) => delivery.socketId === socketId)).toHaveLength(1);
    held.release();
    await eventHandler.next('connected', { socketId });
  },
);

scenario(
  'the socket stays connected whatever the connected event is answered with',
  verifies('LIFECYCLE-CONNECTED-03'),
  async ({ connect, eventHandler }) => {
    eventHandler.onMessage('ask', (message) => message.ack('answer'));
    const clients = [];
    for (const status of [500, 204, 302, 400, 404]) {
      eventHandler.on('connected', () => refuse(status));
      const client = await connect();
      clients.push(client);
      await eventHandler.next('connected', { socketId: client.id });
      expect(await client.emitWithAck('ask'), `after ${status}`).toBe('answer');
    }
    for (const client of clients) {
      expect(await client.emitWithAck('ask')).toBe('answer');
      expect(await client.unread()).toEqual([]);
    }
  },
);

scenario(
  'messages are delivered while the connected event is not yet answered',
  verifies('LIFECYCLE-CONNECTED-04'),
  async ({ connect, eventHandler }) => {
    const held = eventHandler.hold('connected');
    eventHandler.onMessage('ask', (message) => message.ack('answer'));
    const client = await connect();
    await held.arrived();
    expect(await client.emitWithAck('ask')).toBe('answer');
    held.release();
  },
);
