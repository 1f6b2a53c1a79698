import { expect, scenario, verifies, within, type TestNamespace } from '../../fixtures/index.js';

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
  ['an event without a payload', 'TRANSPORTS-PACKET-09', (ns) => [`42${ns.path},`]],
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
  scenario(`${what} ends the connection`, verifies(id), async ({ rawSocket, environment, ns }) => {
    const client = await rawSocket();
    await client.connect(ns);
    for (const packet of packets(ns)) await client.send(packet);
    await within(client.closed, environment.timings.deliveryMs, `the end after ${what}`);
  });
}

scenario(
  'a packet of a type that Engine.IO does not have ends the connection with code 1000',
  verifies('TRANSPORTS-PACKET-08'),
  async ({ rawSocket, environment, ns }) => {
    const client = await rawSocket();
    await client.connect(ns);
    await client.send('hello');
    const { code } = await within(client.closed, environment.timings.deliveryMs, 'the end after hello');
    expect(code).toBe(1000);
  },
);

scenario(
  'malformed packets are not delivered, and the connections of others stay open',
  verifies('TRANSPORTS-PACKET-06', 'TRANSPORTS-PACKET-07'),
  async ({ rawSocket, eventHandler, ns }) => {
    eventHandler.on('message', (message) => message.ack());
    const other = await rawSocket();
    await other.connect(ns);
    for (const [what, , packets] of malformed) {
      const client = await rawSocket();
      await client.connect(ns);
      await client.send(`42${ns.path},1["before"]`);
      expect(await client.next(), what).toBe(`43${ns.path},1[]`);
      for (const packet of packets(ns)) await client.send(packet);
      // A service that goes on shows by this acknowledgement that it has read what came before.
      const next = client.send(`42${ns.path},2["next"]`).then(() => client.next((packet) => packet.startsWith('43')));
      await Promise.race([client.closed, next.catch(() => client.closed)]);
    }
    await other.send(`42${ns.path},1["after"]`);
    expect(await other.next()).toBe(`43${ns.path},1[]`);
    const messages = eventHandler.deliveries.filter(
      ({ kind, eventName }) => kind === 'message' && eventName !== 'next',
    );
    expect(messages.map(({ eventName }) => eventName)).toEqual([...malformed.map(() => 'before'), 'after']);
  },
);

scenario(
  'an event before CONNECT ends the connection and is not delivered',
  verifies('TRANSPORTS-CONNECT-02', 'TRANSPORTS-CONNECT-05'),
  async ({ rawSocket, eventHandler, environment, ns }) => {
    eventHandler.on('message', (message) => message.ack());
    const [hasty, patient] = await Promise.all([rawSocket(), rawSocket()]);
    await hasty.send(ns.event('too soon'));
    await within(hasty.closed, environment.timings.deliveryMs, 'the end after an event before CONNECT');
    await patient.connect(ns);
    await patient.send(`42${ns.path},1["in time"]`);
    expect(await patient.next()).toBe(`43${ns.path},1[]`);
    const messages = eventHandler.deliveries.filter(({ kind }) => kind === 'message');
    expect(messages.map(({ eventName }) => eventName)).toEqual(['in time']);
  },
);

scenario(
  'a polling client that breaks the protocol receives a close packet',
  verifies('TRANSPORTS-CONNECT-04'),
  async ({ rawSocket, environment, ns }) => {
    for (const violation of [ns.event('too soon'), '4abc']) {
      const client = await rawSocket({ transport: 'polling' });
      await client.send(violation);
      const { reason } = await within(client.closed, environment.timings.deliveryMs, `the end after ${violation}`);
      expect(client.received, reason).toContain('1');
    }
    const client = await rawSocket({ transport: 'polling' });
    expect(await client.connect(ns)).toMatch(/^40/);
    expect(client.received).not.toContain('1');
    await client.send(`40${ns.path},`);
    const { reason } = await within(client.closed, environment.timings.deliveryMs, 'the end after a second CONNECT');
    expect(client.received, reason).toContain('1');
  },
);

scenario(
  'a WebSocket message of 2 MB is not delivered, one of half of it is',
  verifies('TRANSPORTS-PACKET-04'),
  async ({ rawSocket, eventHandler, ns }) => {
    eventHandler.on('message', (message) => message.ack());
    const [client, other] = await Promise.all([rawSocket(), rawSocket()]);
    await Promise.all([client.connect(ns), other.connect(ns)]);
    await client.send(`42${ns.path},1["half","${'x'.repeat(500_000)}"]`);
    expect(await client.next()).toBe(`43${ns.path},1[]`);
    // The service may cut the connection while the rest is still on its way.
    await client.send(`42${ns.path},2["twice","${'x'.repeat(2 * 1024 * 1024)}"]`).catch(() => undefined);
    // How it ends the connection is up to the service, as long as the message is not delivered.
    await Promise.race([client.closed, client.next((packet) => packet.startsWith('43')).catch(() => undefined)]);
    await other.send(`42${ns.path},1["after"]`);
    expect(await other.next()).toBe(`43${ns.path},1[]`);
    const messages = eventHandler.deliveries.filter(({ kind }) => kind === 'message');
    expect(messages.map(({ eventName }) => eventName)).toEqual(['half', 'after']);
  },
);

scenario(
  'a close packet over WebSocket ends the connection',
  verifies('TRANSPORTS-CLOSE-02'),
  async ({ rawSocket, environment, ns }) => {
    const client = await rawSocket();
    await client.connect(ns);
    await client.send('1');
    await within(client.closed, environment.timings.deliveryMs, 'the end after a close packet');
  },
);
