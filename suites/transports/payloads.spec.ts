import { expect, joinPayload, reply, scenario, verifies } from '../../fixtures/index.js';

const bytes = [Buffer.from([0, 1, 2, 253, 254, 255]), Buffer.from('30 📎')];
const attachments = bytes.map((attachment) => `b${attachment.toString('base64')}`);
const placeholders = '{"_placeholder":true,"num":0},{"deep":[{"_placeholder":true,"num":1}]}';

scenario(
  'a binary event is delivered as one payload of text',
  verifies('TRANSPORTS-BINARY-01'),
  async ({ connect, eventHandler, ns }) => {
    const client = await connect();
    client.emit('file', bytes[0], { deep: [bytes[1]] });
    const { text } = await eventHandler.next('message');
    expect(text).toBe(joinPayload([`452-${ns.path},["file",${placeholders}]`, ...attachments]));
  },
);

scenario(
  'a binary acknowledgement of the event handler is received as binary data',
  verifies('TRANSPORTS-BINARY-02'),
  async ({ connect, eventHandler, ns }) => {
    eventHandler.onMessage('file', ({ text }) => {
      const [, ackId = ''] = /,(\d+)\[/.exec(text) ?? [];
      return reply(joinPayload([`462-${ns.path},${ackId}[[${placeholders}]]`, ...attachments]));
    });
    const client = await connect();
    expect(await client.emitWithAck('file')).toEqual([bytes[0], { deep: [bytes[1]] }]);
  },
);

scenario(
  'a binary event of a REST send is received as binary data',
  verifies('TRANSPORTS-BINARY-03'),
  async ({ connect, service, ns }) => {
    const clients = await Promise.all([connect(), connect()]);
    const payload = joinPayload([`452-${ns.path},["file",${placeholders}]`, ...attachments]);
    await service.sendToGroup(ns.group, payload);
    for (const client of clients) expect(await client.next('file')).toEqual([bytes[0], { deep: [bytes[1]] }]);
  },
);

scenario(
  'several packets of a REST send are received in their order',
  verifies('TRANSPORTS-PAYLOAD-01'),
  async ({ rawSocket, service, ns }) => {
    const client = await rawSocket();
    await client.join(ns);
    const packets = [ns.event('first'), ns.event('second', '日本語'), ns.event('third')];
    await service.sendToGroup(ns.group, joinPayload(packets));
    for (const packet of packets) expect(await client.next()).toBe(packet);
  },
);

scenario(
  'several packets of an answer are received in their order',
  verifies('TRANSPORTS-PAYLOAD-02'),
  async ({ rawSocket, eventHandler, ns }) => {
    const client = await rawSocket();
    await client.join(ns);
    const packets = [ns.event('progress', 1), `43${ns.path},1["done"]`, ns.event('progress', 2)];
    eventHandler.onMessage('start', () => reply(joinPayload(packets)));
    await client.send(`42${ns.path},1["start"]`);
    for (const packet of packets) expect(await client.next()).toBe(packet);
  },
);
