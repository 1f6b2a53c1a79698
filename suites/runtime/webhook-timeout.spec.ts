import { expect, scenario, verifies } from '../../fixtures/index.js';

scenario(
  'a connect event that is not answered in time rejects the socket',
  verifies('RUNTIME-WEBHOOK-30'),
  async ({ rawSocket, eventHandler, handlerTimeoutMs, ns }) => {
    const held = eventHandler.hold('connect');
    const client = await rawSocket({ extraMs: handlerTimeoutMs });
    expect((await client.outcome(ns)).kind).not.toBe('connected');
    held.release();
    await (await rawSocket()).join(ns);
  },
);

scenario(
  'a message event that is not answered in time is not delivered again',
  verifies('RUNTIME-WEBHOOK-31'),
  async ({ connect, eventHandler, handlerTimeoutMs }) => {
    const held = eventHandler.hold('message', { eventName: 'ask' });
    const client = await connect();
    client.emit('ask');
    client.emit('next');
    await held.arrived();
    await eventHandler.nextUnlessDropped('next', { socketId: client.id }, handlerTimeoutMs);
    expect(eventHandler.deliveries.filter(({ eventName }) => eventName === 'ask')).toHaveLength(1);
    held.release();
  },
);
