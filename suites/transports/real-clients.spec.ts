import {
  expect,
  findClientLibrary,
  installCommand,
  scenario,
  skipDescription,
  verifies,
  type SocketClient,
} from '../../fixtures/index.js';

scenario(
  'the client with its default options connects',
  verifies('TRANSPORTS-POLLING-01'),
  async ({ connect, eventHandler }) => {
    await connect({ transports: 'default' });
    await eventHandler.next('connect');
  },
);

scenario(
  'the client with its default options changes from polling to WebSocket',
  verifies('TRANSPORTS-POLLING-09'),
  async ({ connect, eventHandler }) => {
    eventHandler.onMessage('echo', (message) => message.ack(...message.args));
    const client = await connect({ transports: 'default' });
    await client.connection.upgraded();
    expect(client.connection.transport).toBe('websocket');
    expect(await client.emitWithAck('echo', 'upgraded')).toBe('upgraded');
    expect(await client.unread()).toEqual([]);
  },
);

scenario(
  'the client with polling alone connects, emits and receives',
  verifies('TRANSPORTS-POLLING-02'),
  async ({ connect, service, eventHandler, ns }) => {
    eventHandler.onMessage('echo', (message) => message.ack(...message.args));
    const client = await connect({ transports: ['polling'] });
    expect(await client.emitWithAck('echo', 'grüße', 1)).toBe('grüße');
    await service.addToGroups([ns.room('lobby')], `'${client.group}' in groups`);
    await service.sendToGroup(ns.room('lobby'), ns.event('news', { text: '日本語' }));
    expect(await client.next('news')).toEqual([{ text: '日本語' }]);
    expect(client.connection.transport).toBe('polling');
  },
);

const versions = [
  ['TRANSPORTS-CLIENT-01', '4.0'],
  ['TRANSPORTS-CLIENT-02', '4.4'],
  ['TRANSPORTS-CLIENT-03', '4.7'],
] as const;

for (const [id, version] of versions) {
  scenario(
    `socket.io-client ${version} connects, emits and receives`,
    verifies(id),
    async ({ connect, service, eventHandler, ns }, testInfo) => {
      const library = await findClientLibrary(version);
      testInfo.skip(
        library === undefined,
        skipDescription(
          'could not run',
          `socket.io-client ${version} is not installed; add it by \`${installCommand([`socket.io-client-${version}`])}\``,
        ),
      );
      if (library === undefined) return;
      eventHandler.onMessage('echo', (message) => message.ack(...message.args));
      const exchange = async (client: SocketClient) => {
        expect(await client.emitWithAck('echo', 'hello')).toBe('hello');
        await service.sendToGroup(ns.socket(client.id), ns.event('news', { a: [1] }));
        expect(await client.next('news')).toEqual([{ a: [1] }]);
      };
      const client = await connect({ library, transports: 'default' });
      await exchange(client);
      await client.connection.upgraded();
      await exchange(client);
    },
  );
}
