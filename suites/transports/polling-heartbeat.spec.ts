import { expect, scenario, verifies, within } from '../../fixtures/index.js';

scenario(
  'a polling client is pinged within pingInterval, and stays connected when it answers',
  verifies('TRANSPORTS-HEARTBEAT-05', 'TRANSPORTS-HEARTBEAT-06'),
  async ({ rawSocket, eventHandler, environment, ns }, testInfo) => {
    eventHandler.onMessage('echo', (message) => message.ack(...message.args));
    const client = await rawSocket({ transport: 'polling' });
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

scenario(
  'a polling client that answers no ping is closed in time',
  verifies('TRANSPORTS-HEARTBEAT-07'),
  async ({ rawSocket, environment, ns }, testInfo) => {
    const client = await rawSocket({ transport: 'polling' });
    client.answersPings = false;
    const { pingInterval, pingTimeout } = client.handshake;
    const longest = pingInterval + pingTimeout + environment.timings.deliveryMs;
    testInfo.setTimeout(testInfo.timeout + longest);
    await client.connect(ns);
    await within(client.closed, longest, 'the end of a polling session that answers no ping');
    expect(client.received).toContain('2');
  },
);
