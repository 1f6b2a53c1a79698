import { expect, scenario, verifies, within } from '../../fixtures/index.js';

scenario(
  'the service pings within pingInterval, and a client that answers stays connected',
  verifies('TRANSPORTS-HEARTBEAT-01', 'TRANSPORTS-HEARTBEAT-04'),
  async ({ rawSocket, eventHandler, environment, ns }, testInfo) => {
    eventHandler.onMessage('echo', (message) => message.ack(...message.args));
    const client = await rawSocket();
    const { pingInterval, pingTimeout } = client.handshake;
    testInfo.setTimeout(testInfo.timeout + 2 * (pingInterval + pingTimeout));
    await client.connect(ns);
    // By then a client that answers nothing would have been closed.
    const pings = Math.ceil((pingInterval + pingTimeout) / pingInterval) + 1;
    for (let ping = 0; ping < pings; ping++) {
      await client.next((packet) => packet === '2', pingInterval + environment.timings.deliveryMs);
    }
    await client.send(`42${ns.path},1["echo","alive"]`);
    expect(await client.next()).toBe(`43${ns.path},1["alive"]`);
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
    await client.connect(ns);
    const { code } = await within(client.closed, longest, 'the end of a connection that answers no ping');
    expect(client.received).toContain('2');
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
    await connected.connect(ns);
    await within(idle.closed, longest, 'the end of a connection without a namespace');
    expect(await connected.connect(`${ns.path}/late`)).toMatch(/^40/);
  },
);
