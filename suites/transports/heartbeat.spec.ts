import { expect, scenario, step, verifies } from '../../fixtures/index.js';

scenario(
  'the service pings within pingInterval',
  verifies('TRANSPORTS-HEARTBEAT-01'),
  async ({ rawSocket, environment, ns }, testInfo) => {
    const client = await rawSocket();
    const { pingInterval } = client.handshake;
    testInfo.setTimeout(testInfo.timeout + 2 * pingInterval);
    await client.join(ns);
    await client.next((packet) => packet === '2', pingInterval + environment.timings.deliveryMs);
  },
);

scenario(
  'a client that answers each ping stays connected',
  verifies('TRANSPORTS-HEARTBEAT-04'),
  async ({ rawSocket, eventHandler, environment, ns }, testInfo) => {
    eventHandler.onMessage('echo', (message) => message.ack(...message.args));
    const client = await rawSocket();
    const { pingInterval, pingTimeout } = client.handshake;
    const longest = 2 * (pingInterval + pingTimeout) + environment.timings.deliveryMs;
    testInfo.setTimeout(testInfo.timeout + 2 * longest);
    await client.join(ns);
    // By then a client that answers nothing would have been closed.
    const until = performance.now() + pingInterval + pingTimeout;
    do await step('TRANSPORTS-HEARTBEAT-01', () => client.next((packet) => packet === '2', longest));
    while (performance.now() < until);
    expect(await client.emitWithAck(ns, 'echo', 'alive')).toMatch(/\["alive"\]$/);
  },
);

for (const [title, id, codes] of [
  ['a client that answers no ping is closed in time', 'TRANSPORTS-HEARTBEAT-02', expect.anything()],
  ['a client that answers no ping is closed with code 1000', 'TRANSPORTS-HEARTBEAT-03', 1000],
] as const) {
  scenario(title, verifies(id), async ({ rawSocket, environment, ns }, testInfo) => {
    const client = await rawSocket();
    client.answersPings = false;
    const { pingInterval, pingTimeout } = client.handshake;
    const longest = pingInterval + pingTimeout + environment.timings.deliveryMs;
    testInfo.setTimeout(testInfo.timeout + longest);
    await client.join(ns);
    const { code } = await client.ended(longest);
    await step('TRANSPORTS-HEARTBEAT-01', () => {
      expect(client.received).toContain('2');
    });
    expect(code).toEqual(codes);
  });
}

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
