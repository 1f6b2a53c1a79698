import { expect, scenario, verifies } from '../../fixtures/index.js';

scenario(
  'an event in the default namespace is delivered as 42 and the array of name and arguments',
  verifies('MESSAGES-EVENT-01'),
  async ({ connect, eventHandler, defaultNamespace }) => {
    const namespace = await defaultNamespace();
    const client = await connect({ namespace });
    client.emit('hello', 'world', { ok: true });
    const message = await eventHandler.next('message');
    expect(message.text).toBe('42["hello","world",{"ok":true}]');
  },
);

scenario(
  'an event in a custom namespace is delivered as 42, the namespace, a comma and the array',
  verifies('MESSAGES-EVENT-02'),
  async ({ connect, eventHandler, ns }) => {
    const client = await connect();
    client.emit('hello', 'world', { ok: true });
    const message = await eventHandler.next('message');
    expect(message.text).toBe(`42${ns.path},["hello","world",{"ok":true}]`);
  },
);

scenario(
  "an event that asks for an acknowledgement is delivered with the client's id before the array",
  verifies('MESSAGES-EVENT-03'),
  async ({ rawSocket, eventHandler, ns }) => {
    const client = await rawSocket();
    await client.join(ns);
    for (const packet of [`42${ns.path},0["ask"]`, `42${ns.path},137["ask","why"]`, `42${ns.path},["tell"]`]) {
      await client.send(packet);
      expect((await eventHandler.next('message')).text).toBe(packet);
    }
  },
);

scenario(
  'an event that is answered with 200 is delivered once',
  verifies('MESSAGES-EVENT-04'),
  async ({ connect, eventHandler }) => {
    eventHandler.on('message', (message) => message.ack());
    const client = await connect();
    await client.emitWithAck('first');
    await client.emitWithAck('second');
    const messages = eventHandler.deliveries.filter(({ kind }) => kind === 'message');
    expect(messages.map(({ text }) => text.slice(text.indexOf('[')))).toEqual(['["first"]', '["second"]']);
  },
);
