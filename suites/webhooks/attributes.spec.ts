import { expect, scenario, step, verifies, type ScenarioFixtures, type TestNamespace } from '../../fixtures/index.js';
import { deliverOneOfEach } from './one-of-each.js';

type NamespaceFixtures = Pick<ScenarioFixtures, 'anotherNamespace' | 'defaultNamespace'>;

scenario(
  'ce-connectionId is the same in every event of a connection',
  verifies('WEBHOOKS-HEADERS-11'),
  async ({ connect, eventHandler }) => {
    const { events, all } = await deliverOneOfEach({ connect, eventHandler });
    expect(events.connect.connectionId).not.toBe('');
    for (const { connectionId } of all) expect(connectionId).toBe(events.connect.connectionId);
  },
);

scenario(
  'ce-hub names the hub in every event',
  verifies('WEBHOOKS-HEADERS-12'),
  async ({ connect, eventHandler, hub }) => {
    for (const delivery of (await deliverOneOfEach({ connect, eventHandler })).all) {
      expect(delivery.hub.toLowerCase(), String(delivery)).toBe(hub('handler').toLowerCase());
    }
  },
);

scenario(
  'ce-source names the hub and the connection in every event',
  verifies('WEBHOOKS-HEADERS-08'),
  async ({ connect, eventHandler, hub }) => {
    for (const delivery of (await deliverOneOfEach({ connect, eventHandler })).all) {
      const source = /^\/hubs\/(?<hub>[^/]+)\/client\/(?<connectionId>[^/]+)$/.exec(
        delivery.header('ce-source'),
      )?.groups;
      expect(source?.['hub']?.toLowerCase(), String(delivery)).toBe(hub('handler').toLowerCase());
      expect(source?.['connectionId'], String(delivery)).toBe(delivery.connectionId);
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
      await eventHandler.next('connect'),
      await eventHandler.next('connect'),
      await eventHandler.next('message'),
      await eventHandler.next('message'),
    ].map(({ connectionId }) => connectionId);
    expect(new Set(ids).size).toBe(1);
  },
);

for (const [title, requirement, check] of [
  [
    'every event has a ce-id',
    'WEBHOOKS-HEADERS-09',
    (ids: readonly string[]) => {
      expect(ids).not.toContain('');
    },
  ],
  [
    'ce-id differs between the events of a connection',
    'WEBHOOKS-HEADERS-25',
    (ids: readonly string[]) => {
      const given = ids.filter((id) => id !== '');
      expect(new Set(given).size).toBe(given.length);
    },
  ],
] as const) {
  scenario(title, verifies(requirement), async ({ connect, eventHandler, anotherNamespace }) => {
    const client = await connect();
    const sibling = await client.namespace(anotherNamespace());
    for (const socket of [client, sibling]) {
      await eventHandler.next('connected');
      for (const name of ['one', 'one', 'two']) {
        socket.emit(name);
        await eventHandler.next('message');
      }
      socket.disconnect();
      await eventHandler.next('disconnected');
    }
    expect(eventHandler.deliveries).toHaveLength(12);
    check(eventHandler.deliveries.map((delivery) => delivery.header('ce-id')));
  });
}

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
      await step('WEBHOOKS-HEADERS-10', () => {
        expect(Date.parse(time)).not.toBeNaN();
      });
      // A time of whole seconds is up to one second before the moment that it names.
      expect(Date.parse(time)).toBeGreaterThanOrEqual(before - 1000);
      expect(Date.parse(time)).toBeLessThanOrEqual(Date.now() + skewMs);
    }
  },
);

const namespaces: readonly (readonly [what: string, of: (fixtures: NamespaceFixtures) => Promise<TestNamespace>])[] = [
  ['the default namespace', ({ defaultNamespace }) => defaultNamespace()],
  ['a namespace', ({ anotherNamespace }) => Promise.resolve(anotherNamespace())],
  ['a namespace of several segments', ({ anotherNamespace }) => Promise.resolve(anotherNamespace('/deep/er'))],
];

for (const [what, namespaceOf] of namespaces) {
  scenario(
    `ce-namespace names ${what} with its leading slash`,
    verifies('WEBHOOKS-HEADERS-17'),
    async ({ connect, eventHandler, anotherNamespace, defaultNamespace }) => {
      const namespace = await namespaceOf({ anotherNamespace, defaultNamespace });
      const { all } = await deliverOneOfEach({ connect, eventHandler }, { namespace });
      for (const delivery of all) expect(delivery.namespace, String(delivery)).toBe(namespace.path);
    },
  );

  scenario(
    `ce-socketId is the id that the client has in ${what}`,
    verifies('WEBHOOKS-HEADERS-18'),
    async ({ connect, eventHandler, anotherNamespace, defaultNamespace }) => {
      const namespace = await namespaceOf({ anotherNamespace, defaultNamespace });
      const { client, events } = await deliverOneOfEach({ connect, eventHandler }, { namespace });
      // That of the connect event is LIFECYCLE-CONNECT-06.
      for (const delivery of [events.connected, events.message, events.disconnected]) {
        expect(delivery.socketId, String(delivery)).toBe(client.id);
      }
    },
  );
}

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
