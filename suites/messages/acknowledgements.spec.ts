import { expect, reply, scenario, step, verifies } from '../../fixtures/index.js';

scenario(
  'the answer of the event handler calls the acknowledgement in a custom namespace',
  verifies('MESSAGES-ACK-02'),
  async ({ connect, eventHandler }) => {
    eventHandler.onMessage('sum', (message) =>
      message.ack(
        (message.args as number[]).reduce((a, b) => a + b),
        'sum',
      ),
    );
    const client = await connect();
    expect(await client.acknowledgement('sum', 1, 2, 3)).toEqual([6, 'sum']);
  },
);

scenario(
  'the answer of the event handler calls the acknowledgement in the default namespace',
  verifies('MESSAGES-ACK-01'),
  async ({ connect, eventHandler, defaultNamespace }) => {
    const namespace = await defaultNamespace();
    eventHandler.onMessage('echo', (message) => message.ack(...message.args));
    const client = await connect({ namespace });
    expect(await client.emitWithAck('echo', { text: 'hello' })).toEqual({ text: 'hello' });
  },
);

scenario(
  'events that wait for acknowledgements at the same time each receive their own',
  verifies('MESSAGES-ACK-03'),
  async ({ connect, eventHandler }) => {
    eventHandler.onMessage('double', (message) => message.ack(2 * Number(message.args[0])));
    const first = eventHandler.hold('message');
    const client = await connect();
    const acknowledged = Promise.all([
      client.emitWithAck('first'),
      client.emitWithAck('double', 2),
      client.emitWithAck('double', 3),
    ]);
    first.release((await first.arrived()).ack('one'));
    expect(await acknowledged).toEqual(['one', 4, 6]);
  },
);

scenario(
  "a client's acknowledgement of an event that was sent to it is no message event",
  verifies('MESSAGES-ACK-04'),
  async ({ rawSocket, service, eventHandler, ns }) => {
    eventHandler.onMessage('last', () => reply(ns.event('seen')));
    const client = await rawSocket();
    await client.join(ns);
    await service.sendToGroup(ns.group, `42${ns.path},5["question"]`);
    // Whether the id arrives is asked by a row of its own.
    await step('REST-SEND-02', () => client.next((packet) => packet.endsWith('["question"]')));
    await client.send(`43${ns.path},5["answer"]`);
    await client.send(`42${ns.path},["last"]`);
    await step('MESSAGES-ANSWER-02', () => client.next((packet) => packet === ns.event('seen')));
    const messages = eventHandler.deliveries.filter(({ kind }) => kind === 'message');
    expect(messages.map(({ text }) => text)).toEqual([`42${ns.path},["last"]`]);
  },
);

scenario(
  'two clients that use one acknowledgement id each receive their own',
  verifies('MESSAGES-ACK-07'),
  async ({ rawSocket, eventHandler, ns }) => {
    const clients = await Promise.all([rawSocket(), rawSocket()]);
    for (const client of clients) await client.connect(ns);
    const names = ['first', 'second'];
    const held = names.map((eventName) => eventHandler.hold('message', { eventName }));
    for (const [index, client] of clients.entries()) await client.send(`42${ns.path},7["${names[index] ?? ''}"]`);
    const deliveries = await Promise.all(held.map(({ arrived }) => arrived()));
    // Both are being asked for, so that a service that goes by the id alone cannot tell them apart.
    for (const [index, { release }] of held.entries()) release(deliveries[index]?.ack(names[index]));
    for (const [index, client] of clients.entries()) {
      expect(await client.next((packet) => packet.startsWith('43'))).toBe(`43${ns.path},7["${names[index] ?? ''}"]`);
    }
    expect(clients.map(({ received }) => received.filter((packet) => packet.startsWith('43')).length)).toEqual([1, 1]);
  },
);
