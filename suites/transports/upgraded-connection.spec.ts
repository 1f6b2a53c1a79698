import { expect, scenario, verifies } from '../../fixtures/index.js';

scenario(
  'the events of a connection have the same ce-connectionId before and after its upgrade',
  verifies('WEBHOOKS-HEADERS-11'),
  async ({ rawSocket, eventHandler, ns, anotherNamespace }) => {
    eventHandler.on('message', (message) => message.ack());
    const client = await rawSocket({ transport: 'polling' });
    await client.join(ns);
    const { connectionId } = await eventHandler.next('connect', { namespace: ns });
    await client.emitWithAck(ns, 'before');
    const completeUpgrade = await client.probe();
    await completeUpgrade();
    await client.emitWithAck(ns, 'after');
    await client.join(anotherNamespace());
    await client.send(ns.disconnect());
    await eventHandler.next('disconnected', { namespace: ns });
    const others = eventHandler.deliveries.filter((delivery) => delivery.connectionId !== connectionId);
    expect(others.map((delivery) => `${String(delivery)} by ${delivery.connectionId}`)).toEqual([]);
  },
);
