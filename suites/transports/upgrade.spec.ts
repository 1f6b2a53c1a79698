import {
  expect,
  scenario,
  verifies,
  type RawClient,
  type SocketClient,
  type TestNamespace,
} from '../../fixtures/index.js';

scenario(
  'packets that are sent during an upgrade arrive once',
  verifies('TRANSPORTS-UPGRADE-01'),
  async ({ rawSocket, service, ns }) => {
    const client = await rawSocket({ transport: 'polling' });
    await client.join(ns);
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
    const client = await rawSocket({ transport: 'polling' });
    await client.join(ns);
    await client.send(ns.event('number', 0));
    const completeUpgrade = await client.probe();
    await client.send(ns.event('number', 1));
    await client.send(ns.event('number', 2));
    await completeUpgrade();
    await client.send(ns.event('number', 3));
    for (const number of [0, 1, 2, 3]) expect((await eventHandler.next('message')).args).toEqual([number]);
    eventHandler.onMessage('last', (message) => message.ack());
    await client.emitWithAck(ns, 'last');
    expect(eventHandler.deliveries.filter(({ kind }) => kind === 'message')).toHaveLength(5);
  },
);

/** Does something for each number, again and again until the real client has changed to WebSocket, and once more then. */
async function throughUpgrade(client: SocketClient, act: (number: number) => unknown): Promise<number[]> {
  const numbers: number[] = [];
  const next = async () => {
    await act(numbers.length);
    numbers.push(numbers.length);
  };
  const upgrade = client.connection.upgraded().then(() => true);
  do await next();
  while (!(await Promise.race([upgrade, new Promise((resolve) => setImmediate(resolve, false))])));
  await next();
  return numbers;
}

scenario(
  'the real client receives during its upgrade what is sent to it',
  verifies('TRANSPORTS-UPGRADE-01'),
  async ({ connect, service, ns }) => {
    const client = await connect({ transports: 'default' });
    const sent = await throughUpgrade(client, (number) => service.sendToGroup(ns.group, ns.event('number', number)));
    const received: number[] = [];
    while (received.length < sent.length) received.push(Number((await client.next('number'))[0]));
    expect(received.sort((a, b) => a - b)).toEqual(sent);
    expect(await client.unread()).toEqual([]);
  },
);

scenario(
  'the events that the real client emits during its upgrade are delivered',
  verifies('TRANSPORTS-UPGRADE-02'),
  async ({ connect, service, ns, eventHandler }) => {
    const client = await connect({ transports: 'default' });
    const sent = await throughUpgrade(client, async (number) => {
      client.emit('number', number);
      // A round trip, so that there are a few of them and not thousands.
      await service.sendToGroup(ns.room('pace'), ns.event('pace'));
    });
    const delivered: unknown[] = [];
    while (delivered.length < sent.length) delivered.push((await eventHandler.next('message')).args[0]);
    expect(delivered).toEqual(sent);
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
    await client.join(ns);
    expect(client.received).not.toContain('6');
    await client.probe();
    expect(await client.next((packet) => packet === '6')).toBe('6');
  },
);

/** A client that has changed to WebSocket, as the service has shown. */
async function upgraded(client: RawClient, ns: TestNamespace): Promise<void> {
  await client.join(ns);
  await (
    await client.probe()
  )();
  await client.emitWithAck(ns, 'upgraded');
}

scenario(
  'a polling request after the upgrade is answered 400',
  verifies('TRANSPORTS-UPGRADE-06'),
  async ({ rawSocket, handshake, eventHandler, ns }) => {
    eventHandler.on('message', (message) => message.ack());
    const client = await rawSocket({ transport: 'polling' });
    await upgraded(client, ns);
    const { status } = await handshake({ transport: 'polling', query: { sid: client.handshake.sid } });
    expect(status).toBe(400);
  },
);

scenario(
  'a polling request after the upgrade leaves the WebSocket open',
  verifies('TRANSPORTS-UPGRADE-08'),
  async ({ rawSocket, handshake, eventHandler, ns }) => {
    eventHandler.on('message', (message) => message.ack());
    const client = await rawSocket({ transport: 'polling' });
    await upgraded(client, ns);
    await handshake({ transport: 'polling', query: { sid: client.handshake.sid } });
    await client.emitWithAck(ns, 'still here');
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
