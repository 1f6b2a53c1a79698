import { expect, scenario, verifies } from '../../fixtures/index.js';
import { deliverOneOfEach } from './one-of-each.js';

scenario(
  'ce-connectionId, ce-source and ce-hub name the connection and its hub in every event',
  verifies('WEBHOOKS-HEADERS-08', 'WEBHOOKS-HEADERS-11', 'WEBHOOKS-HEADERS-12'),
  async ({ connect, eventHandler, hub }) => {
    const { events, all } = await deliverOneOfEach({ connect, eventHandler });
    const { connectionId } = events.connect;
    expect(connectionId).not.toBe('');
    for (const delivery of all) {
      expect(delivery.connectionId).toBe(connectionId);
      expect(delivery.hub.toLowerCase()).toBe(hub('handler').toLowerCase());
      const [, sourceHub, sourceConnection] =
        /^\/hubs\/([^/]+)\/client\/([^/]+)$/.exec(delivery.header('ce-source')) ?? [];
      expect(sourceHub?.toLowerCase()).toBe(hub('handler').toLowerCase());
      expect(sourceConnection).toBe(connectionId);
    }
  },
);

scenario(
  'ce-connectionId is the same for all namespaces of a connection',
  verifies('WEBHOOKS-HEADERS-11'),
  async ({ connect, eventHandler, anotherNamespace }) => {
    const client = await connect();
    const sibling = await client.namespace(anotherNamespace());
    client.emit('one');
    sibling.emit('two');
    const ids = [
      await eventHandler.next('connect', { socketId: client.id }),
      await eventHandler.next('connect', { socketId: sibling.id }),
      await eventHandler.next('message', { eventName: 'one' }),
      await eventHandler.next('message', { eventName: 'two' }),
    ].map(({ connectionId }) => connectionId);
    expect(new Set(ids).size).toBe(1);
  },
);

scenario(
  'ce-id differs between the events of a connection',
  verifies('WEBHOOKS-HEADERS-09', 'WEBHOOKS-HEADERS-25'),
  async ({ connect, eventHandler, anotherNamespace }) => {
    const client = await connect();
    const sibling = await client.namespace(anotherNamespace());
    for (const socket of [client, sibling]) {
      await eventHandler.next('connected', { socketId: socket.id });
      for (const name of ['one', 'one', 'two']) {
        socket.emit(name);
        await eventHandler.next('message', { socketId: socket.id });
      }
      socket.disconnect();
      await eventHandler.next('disconnected', { socketId: socket.id });
    }
    const ids = eventHandler.deliveries.map((delivery) => delivery.header('ce-id'));
    expect(ids).toHaveLength(12);
    expect(ids).not.toContain('');
    expect(new Set(ids).size).toBe(ids.length);
  },
);

scenario('ce-time is an RFC 3339 timestamp', verifies('WEBHOOKS-HEADERS-10'), async ({ connect, eventHandler }) => {
  for (const delivery of (await deliverOneOfEach({ connect, eventHandler })).all) {
    const time = delivery.header('ce-time');
    expect(time).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i);
    expect(Date.parse(time)).not.toBeNaN();
  }
});

scenario(
  'ce-time is the time of the event',
  verifies('WEBHOOKS-HEADERS-26'),
  async ({ connect, eventHandler, environment }) => {
    const skewMs = 1000 * environment.timings.clockSkewSeconds;
    const before = Date.now() - skewMs;
    for (const delivery of (await deliverOneOfEach({ connect, eventHandler })).all) {
      const time = delivery.header('ce-time');
      // A time of whole seconds is up to one second before the moment that it names.
      expect(Date.parse(time)).toBeGreaterThanOrEqual(before - 1000);
      expect(Date.parse(time)).toBeLessThanOrEqual(Date.now() + skewMs);
    }
  },
);

scenario(
  'ce-namespace and ce-socketId are those that the client knows, in the default namespace and in others',
  verifies('WEBHOOKS-HEADERS-17', 'WEBHOOKS-HEADERS-18'),
  async ({ connect, eventHandler, anotherNamespace, defaultNamespace }) => {
    for (const namespace of [await defaultNamespace(), anotherNamespace(), anotherNamespace('/deep/er')]) {
      const { client, all } = await deliverOneOfEach({ connect, eventHandler }, { namespace });
      for (const delivery of all) {
        expect(delivery.namespace, String(delivery)).toBe(namespace.path);
        expect(delivery.socketId, String(delivery)).toBe(client.id);
      }
    }
  },
);

scenario(
  'ce-userId, where it is sent, is the sub of the token',
  verifies('WEBHOOKS-HEADERS-19'),
  async ({ connect, eventHandler }) => {
    const { all } = await deliverOneOfEach({ connect, eventHandler }, { user: 'ana@example.com' });
    for (const { userId } of all) expect([undefined, 'ana@example.com']).toContain(userId);
  },
);

scenario(
  'the events of a client whose token has no sub have no ce-userId',
  verifies('WEBHOOKS-HEADERS-28'),
  async ({ connect, eventHandler }) => {
    const { all } = await deliverOneOfEach({ connect, eventHandler });
    for (const { headers } of all) expect(headers).not.toHaveProperty('ce-userid');
  },
);
