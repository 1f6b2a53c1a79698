import { expect, scenario, verifies } from '../../fixtures/index.js';

scenario(
  'each namespace of a connection has a connect event of its own',
  verifies('LIFECYCLE-NAMESPACE-01'),
  async ({ connect, eventHandler, ns, anotherNamespace }) => {
    const another = anotherNamespace();
    const client = await connect();
    await client.namespace(another);
    await eventHandler.next('connect', { namespace: ns });
    await eventHandler.next('connect', { namespace: another });
  },
);

scenario(
  'two connections of one user have different connection ids',
  verifies('LIFECYCLE-NAMESPACE-02'),
  async ({ connect, eventHandler }) => {
    const clients = await Promise.all([connect({ user: 'ana' }), connect({ user: 'ana' }), connect()]);
    const ids = await Promise.all(
      clients.map(async ({ id }) => (await eventHandler.next('connect', { socketId: id })).connectionId),
    );
    expect(new Set(ids).size).toBe(3);
  },
);

scenario(
  'a socket stays connected when the client leaves another namespace of the connection',
  verifies('LIFECYCLE-NAMESPACE-03'),
  async ({ connect, eventHandler, service, ns, anotherNamespace }) => {
    eventHandler.onMessage('ask', (message) => message.ack('answer'));
    const client = await connect();
    const leaving = await client.namespace(anotherNamespace());
    await service.addToGroups([ns.room('lobby')], `'${client.group}' in groups`);
    leaving.disconnect();
    await eventHandler.next('disconnected', { socketId: leaving.id });
    expect(await client.emitWithAck('ask')).toBe('answer');
    for (const group of [ns.group, ns.room('lobby'), client.group]) {
      await service.sendToGroup(group, ns.event('news', group));
      expect(await client.next('news')).toEqual([group]);
    }
    expect(
      eventHandler.deliveries.some(({ kind, socketId }) => kind === 'disconnected' && socketId === client.id),
    ).toBe(false);
  },
);
