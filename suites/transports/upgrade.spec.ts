import { expect, scenario, verifies, within } from '../../fixtures/index.js';

scenario(
  'what is sent while a client changes to WebSocket is received once and in order',
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
    expect(received).toEqual(Array.from({ length: 10 }, (_, number) => ns.event('number', number)));
  },
);

scenario(
  'what a client sends while it changes to WebSocket is delivered once and in order',
  verifies('TRANSPORTS-UPGRADE-02'),
  async ({ rawSocket, upstream, ns }) => {
    upstream.onMessage('last', (message) => message.ack());
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
    const numbers = upstream.deliveries.filter(({ eventName }) => eventName === 'number');
    expect(numbers.map(({ args }) => args)).toEqual([[0], [1], [2], [3]]);
  },
);

scenario(
  'the real client loses nothing of the traffic during its upgrade',
  verifies('TRANSPORTS-UPGRADE-01', 'TRANSPORTS-UPGRADE-02'),
  async ({ connect, environment, service, upstream, ns }) => {
    upstream.onMessage('last', (message) => message.ack());
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
    const received = (await client.unread()).map(({ args }) => args[0]);
    expect(received).toEqual(sent);
    const delivered = upstream.deliveries.filter(({ eventName }) => eventName === 'number');
    expect(delivered.map(({ args }) => args[0])).toEqual(sent);
  },
);
