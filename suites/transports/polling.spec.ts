import { expect, joinPayload, scenario, verifies } from '../../fixtures/index.js';

scenario(
  'several packets in one polling request are taken in their order',
  verifies('TRANSPORTS-POLLING-05'),
  async ({ rawSocket, upstream, ns }) => {
    upstream.onMessage('last', (message) => message.ack());
    const client = await rawSocket({ transport: 'polling' });
    await client.connect(ns);
    const packets = [ns.event('first'), ns.event('second', '日本語'), ns.event('third'), `42${ns.path},4["last"]`];
    await client.send(joinPayload(packets));
    expect(await client.next((packet) => packet.startsWith('43'))).toBe(`43${ns.path},4[]`);
    const messages = upstream.deliveries.filter(({ kind }) => kind === 'message');
    expect(messages.map(({ text }) => text)).toEqual(packets);
  },
);

scenario(
  'a polling request for a session that does not exist answers 400',
  verifies('TRANSPORTS-POLLING-06'),
  async ({ handshake }) => {
    expect((await handshake({ transport: 'polling', query: { sid: 'no-such-session' } })).status).toBe(400);
    expect((await handshake({ transport: 'polling' })).status).toBe(200);
  },
);
