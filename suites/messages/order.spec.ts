import { expect, scenario, verifies } from '../../fixtures/index.js';

scenario(
  'the events of a connection are delivered in the order in which they were emitted',
  verifies('MESSAGES-ORDER-01'),
  async ({ connect, eventHandler, anotherNamespace }) => {
    const first = eventHandler.hold('message');
    const client = await connect();
    const sibling = await client.namespace(anotherNamespace());
    const numbers = Array.from({ length: 20 }, (_, index) => index);
    for (const number of numbers) (number % 2 === 0 ? client : sibling).emit('number', number);
    await first.arrived();
    first.release();
    const delivered = [];
    while (delivered.length < numbers.length) delivered.push((await eventHandler.next('message')).args[0]);
    expect(delivered).toEqual(numbers);
  },
);

scenario(
  'the next event of a connection waits until the previous one is answered',
  verifies('MESSAGES-ORDER-02'),
  async ({ connect, eventHandler }) => {
    eventHandler.onMessage('fence', (message) => message.ack());
    const [client, other] = await Promise.all([connect(), connect()]);
    const first = eventHandler.hold('message', { eventName: 'first' });
    client.emit('first');
    client.emit('second');
    await first.arrived();
    // Whatever the service does at once with the second event, it has done when these later ones are answered.
    for (const round of [1, 2, 3]) await other.emitWithAck('fence', round);
    expect(eventHandler.deliveries.map(({ eventName }) => eventName)).not.toContain('second');
    first.release();
    await eventHandler.next('message', { eventName: 'second', socketId: client.id });
  },
);

scenario(
  'each event of a connection waits for the answer to the one before, also across namespaces',
  verifies('MESSAGES-ORDER-02'),
  async ({ connect, eventHandler, anotherNamespace }) => {
    eventHandler.onMessage('fence', (message) => message.ack());
    const [client, other] = await Promise.all([connect(), connect()]);
    const sibling = await client.namespace(anotherNamespace());
    const names = ['a', 'b', 'c', 'd', 'e'];
    const held = names.map((eventName) => eventHandler.hold('message', { eventName }));
    for (const [index, name] of names.entries()) (index % 2 === 0 ? client : sibling).emit(name);
    for (const [index, { arrived, release }] of held.entries()) {
      await arrived();
      for (const round of [1, 2]) await other.emitWithAck('fence', round);
      const delivered = eventHandler.deliveries.filter(({ eventName }) => names.includes(eventName));
      expect(delivered.map(({ eventName }) => eventName)).toEqual(names.slice(0, index + 1));
      release();
    }
  },
);

scenario(
  'the first event of a socket is delivered after its connect event is answered',
  verifies('MESSAGES-ORDER-03'),
  async ({ connect, eventHandler, anotherNamespace }) => {
    eventHandler.onMessage('fence', (message) => message.ack());
    const other = await connect({ namespace: anotherNamespace() });
    const connecting = eventHandler.hold('connect');
    const client = connect.later();
    const opened = client.open();
    client.emit('first');
    await connecting.arrived();
    for (const round of [1, 2, 3]) await other.emitWithAck('fence', round);
    expect(eventHandler.deliveries.map(({ eventName }) => eventName)).not.toContain('first');
    connecting.release();
    await opened;
    await eventHandler.next('message', { eventName: 'first', socketId: client.id });
  },
);
