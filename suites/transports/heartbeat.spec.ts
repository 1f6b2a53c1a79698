import { expect, scenario, step, verifies } from '../../fixtures/index.js';

const heartbeats = [
  {
    transport: 'websocket',
    client: 'a client',
    pinged: 'TRANSPORTS-HEARTBEAT-01',
    alive: 'TRANSPORTS-HEARTBEAT-04',
    silent: 'TRANSPORTS-HEARTBEAT-02',
  },
  {
    transport: 'polling',
    client: 'a polling client',
    pinged: 'TRANSPORTS-HEARTBEAT-05',
    alive: 'TRANSPORTS-HEARTBEAT-06',
    silent: 'TRANSPORTS-HEARTBEAT-07',
  },
] as const;

// First, since it takes longest.
scenario(
  'the service pings at the pingInterval of its open packet, and not more slowly',
  verifies('TRANSPORTS-HEARTBEAT-01'),
  async ({ rawSocket, environment, ns }, testInfo) => {
    const client = await rawSocket();
    const opened = performance.now();
    const { pingInterval } = client.handshake;
    const { deliveryMs } = environment.timings;
    // At twice the interval the last of so many comes too late, even by as long as a message may take.
    const pings = Math.floor(deliveryMs / pingInterval) + 2;
    const longest = pings * pingInterval + deliveryMs;
    testInfo.setTimeout(testInfo.timeout + longest);
    await client.join(ns);
    for (let ping = 0; ping < pings; ping++) {
      await client.next((packet) => packet === '2', opened + longest - performance.now());
    }
    expect(performance.now() - opened).toBeLessThan(longest);
  },
);

for (const { transport, client: who, pinged, alive, silent } of heartbeats) {
  scenario(
    `the service pings ${who} within pingInterval`,
    verifies(pinged),
    async ({ rawSocket, environment, ns }, testInfo) => {
      const client = await rawSocket({ transport });
      const { pingInterval } = client.handshake;
      testInfo.setTimeout(testInfo.timeout + 2 * pingInterval);
      await client.join(ns);
      await client.next((packet) => packet === '2', pingInterval + environment.timings.deliveryMs);
    },
  );

  scenario(
    `${who} that answers each ping stays connected`,
    verifies(alive),
    async ({ rawSocket, eventHandler, environment, ns }, testInfo) => {
      eventHandler.onMessage('echo', (message) => message.ack(...message.args));
      const client = await rawSocket({ transport });
      const { pingInterval, pingTimeout } = client.handshake;
      const longest = 2 * (pingInterval + pingTimeout) + environment.timings.deliveryMs;
      testInfo.setTimeout(testInfo.timeout + 2 * longest);
      await client.join(ns);
      // By then a client that answers nothing would have been closed.
      const until = performance.now() + pingInterval + pingTimeout;
      const isPing = (packet: string) => packet === '2';
      do expect(await step(pinged, () => client.nextUnlessClosed(isPing, longest)), 'a ping, and no end').toBe('2');
      while (performance.now() < until);
      expect(await client.emitWithAck(ns, 'echo', 'alive')).toMatch(/\["alive"\]$/);
    },
  );

  scenario(
    `${who} that answers no ping is closed in time`,
    verifies(silent),
    async ({ rawSocket, environment, ns }, testInfo) => {
      const client = await rawSocket({ transport });
      client.answersPings = false;
      const { pingInterval, pingTimeout } = client.handshake;
      const longest = pingInterval + pingTimeout + environment.timings.deliveryMs;
      testInfo.setTimeout(testInfo.timeout + longest);
      await client.join(ns);
      await client.ended(longest);
      await step(pinged, () => {
        expect(client.received).toContain('2');
      });
    },
  );
}

scenario(
  'the WebSocket of a client that answers no ping is closed with code 1000',
  verifies('TRANSPORTS-HEARTBEAT-03'),
  async ({ rawSocket, environment, ns }, testInfo) => {
    const client = await rawSocket();
    client.answersPings = false;
    const { pingInterval, pingTimeout } = client.handshake;
    const longest = pingInterval + pingTimeout + environment.timings.deliveryMs;
    testInfo.setTimeout(testInfo.timeout + longest);
    await client.join(ns);
    expect((await client.ended(longest)).code).toBe(1000);
  },
);

scenario(
  'a client that connects to no namespace is closed, though it answers pings',
  verifies('TRANSPORTS-CONNECT-01'),
  async ({ rawSocket, environment, ns }, testInfo) => {
    const [idle, connected] = await Promise.all([rawSocket(), rawSocket()]);
    const { pingInterval, pingTimeout } = idle.handshake;
    const longest = 2 * (pingInterval + pingTimeout) + environment.timings.deliveryMs;
    testInfo.setTimeout(testInfo.timeout + longest);
    await connected.join(ns);
    await idle.ended(longest);
    await connected.join(`${ns.path}/late`);
  },
);
