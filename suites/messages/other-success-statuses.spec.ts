import { expect, reply, scenario, verifies } from '../../fixtures/index.js';

scenario(
  'the body of an answer with another 2xx status is sent to the client as that of a 200 is',
  verifies('MESSAGES-ANSWER-06'),
  async ({ rawSocket, eventHandler, ns }) => {
    const client = await rawSocket();
    await client.join(ns);
    for (const status of [201, 202, 203, 206, 299]) {
      const packet = `43${ns.path},1[${status}]`;
      eventHandler.onMessage('ask', () => ({ ...reply(packet), status }));
      await client.send(`42${ns.path},1["ask"]`);
      expect(await client.next()).toBe(packet);
    }
  },
);
