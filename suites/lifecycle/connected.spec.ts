import { expect, refuse, scenario, verifies } from '../../fixtures/index.js';

scenario(
  'an admitted socket has one connected event',
  verifies('LIFECYCLE-CONNECTED-01'),
  async ({ connect, eventHandler, anotherNamespace }) => {
    const client = await connect();
    const sibling = await client.namespace(anotherNamespace());
    for (const socket of [client, sibling]) {
      await eventHandler.next('connected', { namespace: socket.ns });
      socket.disconnect();
      await eventHandler.next('disconnected', { namespace: socket.ns });
    }
    const connected = eventHandler.deliveries.filter(({ kind }) => kind === 'connected');
    expect(connected.map(String)).toHaveLength(2);
  },
);

const laterEvents = [
  ['connected', 'LIFECYCLE-CONNECTED-05'],
  ['disconnected', 'LIFECYCLE-DISCONNECT-01'],
] as const;

for (const [kind, requirement] of laterEvents) {
  scenario(
    `the ${kind} event of a socket has the ids and the namespace of its connect event`,
    verifies(requirement),
    async ({ connect, eventHandler, anotherNamespace }) => {
      const client = await connect();
      const sibling = await client.namespace(anotherNamespace());
      const opened = [await eventHandler.next('connect'), await eventHandler.next('connect')];
      for (const [index, socket] of [client, sibling].entries()) {
        if (kind === 'disconnected') socket.disconnect();
        const { connectionId, socketId, namespace } = await eventHandler.next(kind);
        const { connectionId: sameConnection, socketId: sameSocket, namespace: sameNamespace } = opened[index] ?? {};
        expect([connectionId, socketId, namespace]).toEqual([sameConnection, sameSocket, sameNamespace]);
      }
    },
  );
}

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
    const early = eventHandler.deliveries.filter((other) => other.kind === 'connected' && other.socketId === socketId);
    expect(early.map(String)).toEqual([]);
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
    // A delivery that is answered 500 is made again, and is answered like the newest.
    for (const status of [204, 302, 400, 404, 500]) {
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
