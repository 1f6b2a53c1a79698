import { expect, scenario, verifies, within, type TestNamespace } from '../../fixtures/index.js';

type Violation = readonly [what: string, id: string, packets: (ns: TestNamespace) => readonly string[]];

/** What a client that is in its namespace must not send. */
const violations: readonly Violation[] = [
  ['a second CONNECT', 'TRANSPORTS-CONNECT-03', (ns) => [`40${ns.path},`]],
  ['a message that is no packet', 'TRANSPORTS-PACKET-01', () => ['4abc']],
  ['a packet of a type that Socket.IO does not have', 'TRANSPORTS-PACKET-01', (ns) => [`49${ns.path},["junk"]`]],
  ['a message without a packet', 'TRANSPORTS-PACKET-01', () => ['4']],
  ['a packet of a type that Engine.IO does not have', 'TRANSPORTS-PACKET-02', (ns) => [`92${ns.path},["junk"]`]],
  ['a text that is no packet', 'TRANSPORTS-PACKET-02', () => ['hello']],
  ['an event whose JSON breaks off', 'TRANSPORTS-PACKET-03', (ns) => [`42${ns.path},["half","pack`]],
  ['an event without JSON', 'TRANSPORTS-PACKET-03', (ns) => [`42${ns.path},`]],
  [
    'a binary event without its attachment',
    'TRANSPORTS-PACKET-05',
    (ns) => [`451-${ns.path},["half",{"_placeholder":true,"num":0}]`, ns.event('next')],
  ],
];

for (const [what, id, packets] of violations) {
  scenario(
    `${what} ends the connection and is not delivered`,
    verifies(id, 'TRANSPORTS-PACKET-06'),
    async ({ rawSocket, upstream, environment, ns }) => {
      upstream.on('message', (message) => message.ack());
      const [client, other] = await Promise.all([rawSocket(), rawSocket()]);
      await Promise.all([client.connect(ns), other.connect(ns)]);
      await client.send(`42${ns.path},1["before"]`);
      expect(await client.next()).toBe(`43${ns.path},1[]`);
      for (const packet of packets(ns)) await client.send(packet);
      const { code } = await within(client.closed, environment.timings.deliveryMs, `the end after ${what}`);
      if (id === 'TRANSPORTS-PACKET-02') expect(code).toBe(1000);
      await upstream.next('disconnected', { namespace: ns });
      await other.send(`42${ns.path},1["after"]`);
      expect(await other.next()).toBe(`43${ns.path},1[]`);
      const messages = upstream.deliveries.filter(({ kind }) => kind === 'message');
      expect(messages.map(({ eventName }) => eventName)).toEqual(['before', 'after']);
    },
  );
}

scenario(
  'an event before CONNECT ends the connection and is not delivered',
  verifies('TRANSPORTS-CONNECT-02'),
  async ({ rawSocket, upstream, environment, ns }) => {
    upstream.on('message', (message) => message.ack());
    const [hasty, patient] = await Promise.all([rawSocket(), rawSocket()]);
    await hasty.send(ns.event('too soon'));
    await within(hasty.closed, environment.timings.deliveryMs, 'the end after an event before CONNECT');
    await patient.connect(ns);
    await patient.send(`42${ns.path},1["in time"]`);
    expect(await patient.next()).toBe(`43${ns.path},1[]`);
    const messages = upstream.deliveries.filter(({ kind }) => kind === 'message');
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
  'a message of twice maxPayload is not delivered, one of half of it is',
  verifies('TRANSPORTS-PACKET-04'),
  async ({ rawSocket, upstream, ns }) => {
    upstream.on('message', (message) => message.ack());
    const [client, other] = await Promise.all([rawSocket(), rawSocket()]);
    await Promise.all([client.connect(ns), other.connect(ns)]);
    const { maxPayload } = client.handshake;
    await client.send(`42${ns.path},1["half","${'x'.repeat(maxPayload / 2)}"]`);
    expect(await client.next()).toBe(`43${ns.path},1[]`);
    // The service may cut the connection while the rest is still on its way.
    await client.send(`42${ns.path},2["twice","${'x'.repeat(2 * maxPayload)}"]`).catch(() => undefined);
    // What it does then is its own affair, as long as it takes no notice of the message.
    await Promise.race([client.closed, client.next((packet) => packet.startsWith('43')).catch(() => undefined)]);
    await other.send(`42${ns.path},1["after"]`);
    expect(await other.next()).toBe(`43${ns.path},1[]`);
    const messages = upstream.deliveries.filter(({ kind }) => kind === 'message');
    expect(messages.map(({ eventName }) => eventName)).toEqual(['half', 'after']);
  },
);
