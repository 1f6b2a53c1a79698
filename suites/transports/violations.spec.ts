import { expect, scenario, step, verifies, type RawClient, type TestNamespace } from '../../fixtures/index.js';

type Violation = readonly [what: string, id: string, packets: (ns: TestNamespace) => readonly string[]];

const placeholder = '{"_placeholder":true,"num":0}';

/** What a client that is in its namespace must not send. */
const malformed: readonly Violation[] = [
  ['a message that is no packet', 'TRANSPORTS-PACKET-01', () => ['4abc']],
  ['a packet of a type that Socket.IO does not have', 'TRANSPORTS-PACKET-01', (ns) => [`49${ns.path},["junk"]`]],
  ['a message without a packet', 'TRANSPORTS-PACKET-01', () => ['4']],
  ['a packet of a type that Engine.IO does not have', 'TRANSPORTS-PACKET-02', (ns) => [`92${ns.path},["junk"]`]],
  ['a text that is no packet', 'TRANSPORTS-PACKET-02', () => ['hello']],
  ['an event whose JSON breaks off', 'TRANSPORTS-PACKET-03', (ns) => [`42${ns.path},["half","pack`]],
  ['an event whose acknowledgement id is no number', 'TRANSPORTS-PACKET-03', (ns) => [`42${ns.path},abc["junk"]`]],
  ['an event whose payload is an empty array', 'TRANSPORTS-PACKET-09', (ns) => [`42${ns.path},[]`]],
  ['an event whose payload is an object', 'TRANSPORTS-PACKET-09', (ns) => [`42${ns.path},{}`]],
  ['an event whose payload is a string', 'TRANSPORTS-PACKET-09', (ns) => [`42${ns.path},"junk"`]],
  [
    'a binary event without its attachment',
    'TRANSPORTS-PACKET-05',
    (ns) => [`451-${ns.path},["half",${placeholder}]`, ns.event('next')],
  ],
];

const violations: readonly Violation[] = [
  ...malformed,
  ['a second CONNECT', 'TRANSPORTS-CONNECT-03', (ns) => [`40${ns.path},`]],
];

for (const [what, id, packets] of violations) {
  scenario(`${what} ends the connection`, verifies(id), async ({ rawSocket, ns }) => {
    const client = await rawSocket();
    await client.join(ns);
    for (const packet of packets(ns)) await client.send(packet);
    await client.ended();
  });
}

scenario(
  'a packet of a type that Engine.IO does not have ends the connection with code 1000',
  verifies('TRANSPORTS-PACKET-08'),
  async ({ rawSocket, ns }) => {
    const client = await rawSocket();
    await client.join(ns);
    await client.send('hello');
    const { code } = await step('TRANSPORTS-PACKET-02', () => client.ended());
    expect(code).toBe(1000);
  },
);

/** Sends a malformed packet, and waits until the service has read it: it ends the connection, or delivers what follows. */
async function sendMalformed(client: RawClient, ns: TestNamespace, [, , packets]: Violation): Promise<void> {
  await client.join(ns);
  await client.emitWithAck(ns, 'before');
  for (const packet of packets(ns)) await client.send(packet);
  const next = client.send(`42${ns.path},2["next"]`).then(() => client.next((packet) => packet.startsWith('43')));
  await Promise.race([client.closed, next.catch(() => client.closed)]);
}

scenario(
  'the connections of others stay open when one breaks the protocol',
  verifies('TRANSPORTS-PACKET-06'),
  async ({ rawSocket, eventHandler, ns }) => {
    eventHandler.on('message', (message) => message.ack());
    const other = await rawSocket();
    await other.join(ns);
    for (const violation of malformed) await sendMalformed(await rawSocket(), ns, violation);
    await other.emitWithAck(ns, 'after');
  },
);

scenario(
  'malformed packets are not delivered',
  verifies('TRANSPORTS-PACKET-07'),
  async ({ rawSocket, eventHandler, ns }) => {
    eventHandler.on('message', (message) => message.ack());
    for (const violation of malformed) await sendMalformed(await rawSocket(), ns, violation);
    const messages = eventHandler.deliveries.filter(({ kind }) => kind === 'message');
    expect(messages.map(({ text }) => text).filter((text) => !/\["(?:before|next)"\]$/.test(text))).toEqual([]);
  },
);

scenario(
  'an event before CONNECT ends the connection',
  verifies('TRANSPORTS-CONNECT-02'),
  async ({ rawSocket, ns }) => {
    const client = await rawSocket();
    await client.send(ns.event('too soon'));
    await client.ended();
  },
);

scenario(
  'an event before CONNECT is not delivered',
  verifies('TRANSPORTS-CONNECT-05'),
  async ({ rawSocket, eventHandler, ns }) => {
    eventHandler.on('message', (message) => message.ack());
    const [hasty, patient] = await Promise.all([rawSocket(), rawSocket()]);
    await hasty.send(ns.event('too soon'));
    // The service has read it when it ends the connection, or handles the CONNECT after it.
    await hasty.outcome(ns);
    await patient.join(ns);
    await patient.emitWithAck(ns, 'in time');
    const messages = eventHandler.deliveries.filter(({ kind }) => kind === 'message');
    expect(messages.map(({ text }) => text)).not.toContain(ns.event('too soon'));
  },
);

scenario(
  'a polling client that breaks the protocol receives a close packet',
  verifies('TRANSPORTS-CONNECT-04'),
  async ({ rawSocket, ns }) => {
    for (const violation of [ns.event('too soon'), '4abc']) {
      const client = await rawSocket({ transport: 'polling' });
      await client.send(violation);
      const { reason } = await client.ended();
      expect(client.received, reason).toContain('1');
    }
    const client = await rawSocket({ transport: 'polling' });
    await client.join(ns);
    expect(client.received).not.toContain('1');
    await client.send(`40${ns.path},`);
    const { reason } = await client.ended();
    expect(client.received, reason).toContain('1');
  },
);

scenario(
  'a WebSocket message of 2 MB is not delivered, one of half of it is',
  verifies('TRANSPORTS-PACKET-04'),
  async ({ rawSocket, eventHandler, ns }) => {
    eventHandler.on('message', (message) => message.ack());
    const [client, other] = await Promise.all([rawSocket(), rawSocket()]);
    await Promise.all([client.join(ns), other.join(ns)]);
    await client.emitWithAck(ns, 'half', 'x'.repeat(500_000));
    // The service may cut the connection while the rest is still on its way.
    await client.send(`42${ns.path},2["twice","${'x'.repeat(2 * 1024 * 1024)}"]`).catch(() => undefined);
    // How it ends the connection is up to the service, as long as the message is not delivered.
    await client.nextUnlessClosed((packet) => packet.startsWith('43')).catch(() => undefined);
    await other.emitWithAck(ns, 'after');
    const messages = eventHandler.deliveries.filter(({ kind }) => kind === 'message');
    expect(messages.filter(({ text }) => text.includes('["twice"')).map(String)).toEqual([]);
  },
);

scenario(
  'a close packet over WebSocket ends the connection',
  verifies('TRANSPORTS-CLOSE-02'),
  async ({ rawSocket, ns }) => {
    const client = await rawSocket();
    await client.join(ns);
    await client.send('1');
    await client.ended();
  },
);
