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
    const question = `42${ns.path},5["question"]`;
    await service.sendToGroup(ns.group, question);
    await step('REST-SEND-02', () => client.next((packet) => packet === question));
    await client.send(`43${ns.path},5["answer"]`);
    await client.send(`42${ns.path},["last"]`);
    await step('MESSAGES-ANSWER-02', () => client.next((packet) => packet === ns.event('seen')));
    const messages = eventHandler.deliveries.filter(({ kind }) => kind === 'message');
    expect(messages.map(({ text }) => text)).toEqual([`42${ns.path},["last"]`]);
  },
);
