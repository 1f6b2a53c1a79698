import {
  acknowledgementNeeds,
  expect,
  joinPayload,
  reply,
  scenario,
  step,
  verifies,
  withNeeds,
} from '../../fixtures/index.js';

/** More than 100 KB, and still far below the 1 MB of the limits that services declare. */
const long = 'x'.repeat(150_000);

scenario(
  'a polling request of 150 KB is processed',
  verifies('TRANSPORTS-POLLING-14'),
  async ({ rawSocket, eventHandler, ns }) => {
    eventHandler.onMessage('long', (message) => message.ack(String(message.args[0]).length));
    const client = await rawSocket({ transport: 'polling' });
    const text = long.slice(0, client.handshake.maxPayload - 1000);
    await client.join(ns);
    await client.send(`42${ns.path},1["long","${text}"]`);
    expect(await client.next()).toBe(`43${ns.path},1[${text.length}]`);
  },
);

scenario(
  'an answer of 150 KB reaches a polling client',
  verifies('TRANSPORTS-POLLING-15'),
  async ({ rawSocket, eventHandler, ns }) => {
    const packet = ns.event('long', long);
    eventHandler.onMessage('ask', () => reply(packet));
    const client = await rawSocket({ transport: 'polling' });
    await client.join(ns);
    await client.send(ns.event('ask'));
    const received = await client.next();
    expect(received.length).toBe(packet.length);
    expect(received === packet).toBe(true);
  },
);

scenario(
  'the packets that wait for a polling client come in the order of the answers that they are from',
  verifies('TRANSPORTS-POLLING-16'),
  async ({ polling, eventHandler, ns }) => {
    eventHandler.on('message', (message) => message.ack());
    // As few as show an order: a session from which nothing is fetched ends with its heartbeat.
    const ids = [1, 2];
    const session = await polling();
    await step('TRANSPORTS-POLLING-07', async () => {
      expect((await session.post(`40${ns.path},`)).status).toBe(200);
    });
    await step('TRANSPORTS-POLLING-02', () =>
      session.getUntil((packets) => packets.some((packet) => packet.startsWith('40'))),
    );
    const last = eventHandler.hold('message', { eventName: 'last' });
    await session.post(
      joinPayload([...ids.map((id) => `42${ns.path},${id}["ask ${id}"]`), `42${ns.path},${ids.length + 1}["last"]`]),
    );
    for (const id of ids) await eventHandler.next('message', { eventName: `ask ${id}` });
    // Each event before it has been answered by then, and none of the answers fetched.
    last.release((await last.arrived()).ack());
    const answers = session.getUntil((packets) => acknowledgements(packets).length > ids.length);
    const received = acknowledgements(await withNeeds(answers, acknowledgementNeeds(ns)));
    expect(received).toEqual([...ids, ids.length + 1].map((id) => `43${ns.path},${id}[]`));
  },
);

function acknowledgements(packets: readonly string[]): string[] {
  return packets.filter((packet) => packet.startsWith('43'));
}

const bytes = Buffer.from([0, 1, 2, 30, 253, 254, 255]);
const attachment = `b${bytes.toString('base64')}`;

scenario(
  'a binary event over polling is delivered as one payload of text',
  verifies('TRANSPORTS-BINARY-04'),
  async ({ rawSocket, eventHandler, ns }) => {
    const client = await rawSocket({ transport: 'polling' });
    await client.join(ns);
    const payload = joinPayload([`451-${ns.path},["file",{"_placeholder":true,"num":0}]`, attachment]);
    await client.send(payload);
    expect((await eventHandler.next('message', { eventName: 'file' })).text).toBe(payload);
  },
);

scenario(
  'a binary event of a REST send is received over polling as binary data',
  verifies('TRANSPORTS-BINARY-05'),
  async ({ connect, service, ns }) => {
    const client = await connect({ transports: ['polling'] });
    const payload = joinPayload([`451-${ns.path},["file",{"_placeholder":true,"num":0}]`, attachment]);
    await service.sendToGroup(ns.group, payload);
    expect(await client.next('file')).toEqual([bytes]);
  },
);
