import { expect, scenario, verifies } from '../../fixtures/index.js';

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
