import {
  admittedSocketId,
  expect,
  refuse,
  scenario,
  step,
  verifies,
  type Delivery,
  type DeliveryKind,
} from '../../fixtures/index.js';

/** The row that states that an event of each kind is delivered once. */
const onceRows: Readonly<Record<DeliveryKind, string>> = {
  connect: 'LIFECYCLE-CONNECT-13',
  connected: 'LIFECYCLE-CONNECTED-01',
  message: 'MESSAGES-EVENT-04',
  disconnected: 'LIFECYCLE-DISCONNECT-04',
};

scenario(
  'no event of a socket is delivered again later',
  verifies('LIFECYCLE-CONNECT-13', 'LIFECYCLE-CONNECTED-01', 'MESSAGES-EVENT-04', 'LIFECYCLE-DISCONNECT-04'),
  async ({ rawSocket, eventHandler, ns, waitForLate }) => {
    const client = await rawSocket();
    const socketId = admittedSocketId(await client.connect(ns));
    await client.send(ns.event('news'));
    await eventHandler.next('message', { socketId });
    await client.send(ns.disconnect());
    await eventHandler.next('disconnected', { socketId });
    await waitForLate();
    for (const [kind, row] of Object.entries(onceRows)) {
      await step(row, () => {
        expect(eventHandler.deliveries.filter(isOf(kind)), `${kind} events`).toHaveLength(1);
      });
    }
  },
);

scenario(
  'a rejected socket has no event later',
  verifies('LIFECYCLE-REFUSE-05', 'LIFECYCLE-REFUSE-07'),
  async ({ rawSocket, eventHandler, ns, waitForLate }) => {
    const rejected = eventHandler.hold('connect');
    const client = await rawSocket();
    await client.send(`40${ns.path},`);
    await rejected.arrived();
    rejected.release(refuse(403));
    await Promise.race([client.next((packet) => packet.startsWith('44')), client.closed, waitForLate()]);
    client.close();
    await waitForLate();
    await step('LIFECYCLE-REFUSE-07', () => {
      expect(eventHandler.deliveries.filter(isOf('connected'))).toEqual([]);
    });
    await step('LIFECYCLE-REFUSE-05', () => {
      expect(eventHandler.deliveries.filter(isOf('disconnected'))).toEqual([]);
    });
  },
);

scenario(
  'a client that leaves a namespace in which it has no socket causes no event',
  verifies('LIFECYCLE-CONNECT-14'),
  async ({ rawSocket, eventHandler, ns, anotherNamespace, waitForLate }) => {
    const other = anotherNamespace();
    const client = await rawSocket();
    const socketId = admittedSocketId(await client.connect(ns));
    await client.send(other.disconnect());
    client.close();
    await step('LIFECYCLE-DISCONNECT-02', () => eventHandler.next('disconnected', { socketId }));
    await waitForLate();
    expect(eventHandler.deliveries.filter(({ namespace }) => namespace === other.path)).toEqual([]);
  },
);

scenario(
  'a client that leaves a namespace has its events delivered before the disconnected event',
  verifies('LIFECYCLE-DISCONNECT-13'),
  async ({ connect, rawSocket, eventHandler, ns }) => {
    eventHandler.onMessage('fence', (message) => message.ack());
    const [other, client] = await Promise.all([connect(), rawSocket()]);
    const socketId = admittedSocketId(await client.connect(ns));
    const first = eventHandler.hold('message', { socketId });
    for (const name of ['first', 'second', 'third']) await client.send(ns.event(name));
    await client.send(ns.disconnect());
    await first.arrived();
    // Whatever the service does at once with the end of the socket, it has done when these later ones are answered.
    for (const round of [1, 2, 3]) await other.emitWithAck('fence', round);
    first.release();
    await step('LIFECYCLE-DISCONNECT-01', () => eventHandler.next('disconnected', { socketId }));
    const events = eventHandler.deliveries.filter((delivery) => delivery.socketId === socketId);
    expect(events.slice(-4).map(({ eventName }) => eventName)).toEqual(['first', 'second', 'third', 'disconnected']);
  },
);

scenario(
  'a client that closes its connection has no event after the disconnected event',
  verifies('LIFECYCLE-DISCONNECT-14'),
  async ({ connect, rawSocket, eventHandler, ns, waitForLate }) => {
    eventHandler.onMessage('fence', (message) => message.ack());
    const [other, client] = await Promise.all([connect(), rawSocket()]);
    const socketId = admittedSocketId(await client.connect(ns));
    const first = eventHandler.hold('message', { socketId });
    for (const name of ['first', 'second', 'third']) await client.send(ns.event(name));
    await first.arrived();
    client.close();
    for (const round of [1, 2, 3]) await other.emitWithAck('fence', round);
    first.release();
    await step('LIFECYCLE-DISCONNECT-02', () => eventHandler.next('disconnected', { socketId }));
    await waitForLate();
    const deliveries = eventHandler.deliveries.filter((delivery) => delivery.socketId === socketId);
    const end = deliveries.findIndex(({ kind }) => kind === 'disconnected');
    // An event that is delivered again and a second disconnected event have rows of their own.
    const before = new Set(deliveries.slice(0, end + 1).map((delivery) => delivery.header('ce-id')));
    const after = deliveries.slice(end + 1).filter((delivery) => !before.has(delivery.header('ce-id')));
    expect(after.map(({ kind }) => kind).filter((kind) => kind !== 'disconnected')).toEqual([]);
  },
);

function isOf(kind: string): (delivery: Delivery) => boolean {
  return (delivery) => delivery.kind === kind;
}
