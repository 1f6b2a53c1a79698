import { expect, scenario, verifies, within, type RawClient, type TestNamespace } from '../../fixtures/index.js';

scenario(
  'packets that are sent during an upgrade arrive once',
  verifies('TRANSPORTS-UPGRADE-01'),
  async ({ rawSocket, service, ns }) => {
    const client = await rawSocket({ transport: 'polling' });
    await client.connect(ns);
    const send = (...numbers: number[]) =>
      numbers.reduce<Promise<unknown>>(
        (before, number) => before.then(() => service.sendToGroup(ns.group, ns.event('number', number))),
        Promise.resolve(),
      );
    await send(0, 1);
    const completeUpgrade = await client.probe();
    await send(2, 3, 4);
    await Promise.all([completeUpgrade(), send(5, 6, 7)]);
    await send(8, 9);
    const received: string[] = [];
    while (received.length < 10) received.push(await client.next((packet) => packet.startsWith('42')));
    // Nothing says that the service handles two REST sends in the order of their requests.
    expect(received.sort()).toEqual(Array.from({ length: 10 }, (_, number) => ns.event('number', number)));
  },
);

scenario(
  'events that a client sends during its upgrade are delivered once and in order',
  verifies('TRANSPORTS-UPGRADE-02'),
  async ({ rawSocket, eventHandler, ns }) => {
    eventHandler.onMessage('last', (message) => message.ack());
    const client = await rawSocket({ transport: 'polling' });
    await client.connect(ns);
    await client.send(ns.event('number', 0));
    const completeUpgrade = await client.probe();
    await client.send(ns.event('number', 1));
    await client.send(ns.event('number', 2));
    await completeUpgrade();
    await client.send(ns.event('number', 3));
    await client.send(`42${ns.path},1["last"]`);
    expect(await client.next((packet) => packet.startsWith('43'))).toBe(`43${ns.path},1[]`);
    const numbers = eventHandler.deliveries.filter(({ eventName }) => eventName === 'number');
    expect(numbers.map(({ args }) => args)).toEqual([[0], [1], [2], [3]]);
  },
);

scenario(
  'the real client loses no packet during its upgrade',
  verifies('TRANSPORTS-UPGRADE-01', 'TRANSPORTS-UPGRADE-02'),
  async ({ connect, environment, service, eventHandler, ns }) => {
    eventHandler.onMessage('last', (message) => message.ack());
    const client = await connect({ transports: 'default' });
    const sent: number[] = [];
    const exchange = async () => {
      client.emit('number', sent.length);
      await service.sendToGroup(ns.group, ns.event('number', sent.length));
      sent.push(sent.length);
    };
    const upgrade = within(client.connection.upgraded(), environment.timings.deliveryMs, 'the upgrade').then(
      () => true,
    );
    do await exchange();
    while (!(await Promise.race([upgrade, Promise.resolve(false)])));
    await exchange();
    await client.emitWithAck('last');
    const received: number[] = [];
    while (received.length < sent.length) received.push(Number((await client.next('number'))[0]));
    expect(received.sort((a, b) => a - b)).toEqual(sent);
    expect(await client.unread()).toEqual([]);
    const delivered = eventHandler.deliveries.filter(({ eventName }) => eventName === 'number');
    expect(delivered.map(({ args }) => args[0])).toEqual(sent);
  },
);

scenario('the probe of an upgrade is answered', verifies('TRANSPORTS-UPGRADE-04'), async ({ rawSocket }) => {
  const client = await rawSocket({ transport: 'polling' });
  await client.probe();
  expect(client.received).toContain('3probe');
});

scenario(
  'an open GET is answered with a noop when the upgrade is probed',
  verifies('TRANSPORTS-UPGRADE-05'),
  async ({ rawSocket, ns }) => {
    const client = await rawSocket({ transport: 'polling' });
    await client.connect(ns);
    expect(client.received).not.toContain('6');
    await client.probe();
    expect(await client.next((packet) => packet === '6')).toBe('6');
  },
);

/** A client that has changed to WebSocket, as the service has shown. */
async function upgraded(client: RawClient, ns: TestNamespace): Promise<void> {
  await client.connect(ns);
  await (
    await client.probe()
  )();
  await client.send(`42${ns.path},1["upgraded"]`);
  await client.next((packet) => packet.startsWith('43'));
}

scenario(
  'a polling request after the upgrade is answered 400, and the WebSocket stays open',
  verifies('TRANSPORTS-UPGRADE-06', 'TRANSPORTS-UPGRADE-08'),
  async ({ rawSocket, handshake, eventHandler, ns }) => {
    eventHandler.on('message', (message) => message.ack());
    const client = await rawSocket({ transport: 'polling' });
    await upgraded(client, ns);
    const { status } = await handshake({ transport: 'polling', query: { sid: client.handshake.sid } });
    expect(status).toBe(400);
    await client.send(`42${ns.path},2["still here"]`);
    expect(await client.next((packet) => packet.startsWith('43'))).toBe(`43${ns.path},2[]`);
  },
);

scenario(
  'a second WebSocket after the upgrade is closed',
  verifies('TRANSPORTS-UPGRADE-07'),
  async ({ rawSocket, eventHandler, ns }) => {
    eventHandler.on('message', (message) => message.ack());
    const client = await rawSocket({ transport: 'polling' });
    await upgraded(client, ns);
    expect(await client.openSecondWebSocket()).toBeDefined();
  },
);
