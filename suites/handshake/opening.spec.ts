import { expect, scenario, verifies } from '../../fixtures/index.js';

scenario('the first packet opens the session', verifies('HANDSHAKE-PROTOCOL-01'), async ({ rawSocket }) => {
  const client = await rawSocket();
  expect(client.received[0]).toMatch(/^0\{/);
  const { sid, upgrades, pingInterval, pingTimeout, maxPayload } = client.handshake;
  expect(sid).toEqual(expect.stringMatching(/./));
  expect(upgrades).toBeInstanceOf(Array);
  for (const number of [pingInterval, pingTimeout, maxPayload]) expect(number).toBeGreaterThan(0);
});

scenario(
  'a CONNECT packet to the default namespace is answered with the id of the socket',
  verifies('HANDSHAKE-PROTOCOL-02'),
  async ({ defaultNamespace, rawSocket }) => {
    const client = await rawSocket();
    const answer = await client.connect(await defaultNamespace());
    expect(answer).toMatch(/^40\{/);
    expect(JSON.parse(answer.slice(2))).toMatchObject({ sid: expect.stringMatching(/./) });
  },
);

scenario(
  'socket.io-client connects to the default namespace and to a custom one',
  verifies('HANDSHAKE-CLIENT-01'),
  async ({ connect, defaultNamespace, ns, eventHandler }) => {
    const namespace = await defaultNamespace();
    for (const path of [namespace, ns]) {
      await connect({ namespace: path, transports: ['websocket'] });
      await eventHandler.next('connect', { namespace: path });
    }
  },
);
