import { expect, scenario, verifies } from '../../fixtures/index.js';

scenario(
  'a connect event that is not answered in time rejects the socket',
  verifies('RUNTIME-WEBHOOK-30'),
  async ({ rawSocket, eventHandler, handlerTimeoutMs, ns }) => {
    const held = eventHandler.hold('connect');
    const client = await rawSocket({ extraMs: handlerTimeoutMs });
    const outcome = await Promise.race([client.connect(ns), client.closed.then(() => 'closed')]);
    expect(outcome).toMatch(/^44|^closed$/);
    held.release();
    expect(await (await rawSocket()).connect(ns)).toMatch(/^40/);
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
    await Promise.race([
      eventHandler.next('message', { eventName: 'next' }, handlerTimeoutMs),
      eventHandler.next('disconnected', { socketId: client.id }, handlerTimeoutMs),
    ]);
    expect(eventHandler.deliveries.filter(({ eventName }) => eventName === 'ask')).toHaveLength(1);
    held.release();
  },
);
