import { expect, joinPayload, scenario, verifies } from '../../fixtures/index.js';

scenario(
  'several packets in one body are delivered in order',
  verifies('RUNTIME-REST-PACKET-01'),
  async ({ connect, service, ns }) => {
    const client = await connect();
    const numbers = Array.from({ length: 20 }, (_, index) => index);
    await service.sendToGroup(ns.group, joinPayload(numbers.map((number) => ns.event('news', number))));
    expect((await client.unread()).map(({ args }) => args[0])).toEqual(numbers);
  },
);

scenario(
  'a binary event runs the listener with binary arguments',
  verifies('RUNTIME-REST-PACKET-02'),
  async ({ connect, service, ns }) => {
    const client = await connect();
    const placeholders = [0, 1].map((num) => ({ _placeholder: true, num }));
    const packet = `452-${ns.path},${JSON.stringify(['files', ...placeholders])}`;
    await service.sendToGroup(ns.group, joinPayload([packet, 'bAQID', 'bBAUG']));
    const files = await client.next('files');
    expect(files.map((file) => [...Buffer.from(file as ArrayBuffer)])).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  },
);

scenario(
  'a payload reaches clients as it was sent',
  verifies('RUNTIME-REST-PACKET-03'),
  async ({ rawSocket, service, ns }) => {
    const client = await rawSocket();
    await client.connect(ns);
    const packet = `42${ns.path},[ "news", 12345678901234567890, 1.0, "\\u00fc\\/ü😀", {"b":1,"a":2, "b":3} ]`;
    await service.sendToGroup(ns.group, packet);
    expect(await client.next()).toBe(packet);
  },
);
