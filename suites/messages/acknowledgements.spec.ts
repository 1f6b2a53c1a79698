import { expect, reply, scenario, verifies } from '../../fixtures/index.js';

scenario(
  'the answer of the event handler calls the acknowledgement in a custom namespace',
  verifies('MESSAGES-ACK-02'),
  async ({ connect, eventHandler, ns }) => {
    eventHandler.onMessage('sum', (message) =>
      message.ack(
        (message.args as number[]).reduce((a, b) => a + b),
        'sum',
      ),
    );
    const client = await connect();
    const acknowledged = new Promise((resolve) => {
      client.socket.emit('sum', 1, 2, 3, (...values: unknown[]) => {
        resolve(values);
      });
    });
    await eventHandler.next('message', { namespace: ns, eventName: 'sum' });
    expect(await acknowledged).toEqual([6, 'sum']);
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
    await client.connect(ns);
    await service.sendToGroup(ns.group, `42${ns.path},5["question"]`);
    expect(await client.next()).toBe(`42${ns.path},5["question"]`);
    await client.send(`43${ns.path},5["answer"]`);
    await client.send(`42${ns.path},["last"]`);
    expect(await client.next()).toBe(`42${ns.path},["seen"]`);
    const messages = eventHandler.deliveries.filter(({ kind }) => kind === 'message');
    expect(messages.map(({ text }) => text)).toEqual([`42${ns.path},["last"]`]);
  },
);
