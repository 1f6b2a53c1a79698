import { expect, refuse, scenario, step, verifies } from '../../fixtures/index.js';
import { askRefused, packetsIn } from './refused-socket.js';

scenario(
  'a 4xx answer rejects the socket',
  verifies('LIFECYCLE-REFUSE-01'),
  async ({ rawSocket, eventHandler, ns, anotherNamespace }) => {
    for (const status of [400, 401, 403, 404, 429]) {
      eventHandler.on('connect', () => refuse(status), { namespace: ns });
      const client = await rawSocket();
      await askRefused(client, ns, anotherNamespace());
      expect(packetsIn(client, ns), `after ${status}`).toEqual([]);
    }
    eventHandler.on('connect', () => ({ status: 200 }), { namespace: ns });
    const admitted = await rawSocket();
    await admitted.join(ns);
  },
);

scenario(
  'a 5xx answer rejects the socket',
  verifies('LIFECYCLE-REFUSE-02'),
  async ({ rawSocket, eventHandler, anotherNamespace, retries }) => {
    const extraMs = retries.totalMs;
    await Promise.all(
      [500, 503].map(async (status) => {
        const refused = anotherNamespace();
        eventHandler.on('connect', () => refuse(status), { namespace: refused });
        const client = await rawSocket({ extraMs });
        await askRefused(client, refused, anotherNamespace());
        expect(packetsIn(client, refused), `after ${status}`).toEqual([]);

        eventHandler.on('connect', () => ({ status: 200 }), { namespace: refused });
        const admitted = await rawSocket();
        await admitted.join(refused);
      }),
    );
  },
);

scenario(
  'a 3xx answer rejects the socket',
  verifies('LIFECYCLE-REFUSE-09'),
  async ({ rawSocket, eventHandler, ns, anotherNamespace }) => {
    for (const status of [302, 304]) {
      eventHandler.on('connect', () => refuse(status), { namespace: ns });
      const client = await rawSocket();
      await askRefused(client, ns, anotherNamespace());
      expect(packetsIn(client, ns), `after ${status}`).toEqual([]);
    }
    eventHandler.on('connect', () => ({ status: 200 }), { namespace: ns });
    const admitted = await rawSocket();
    await admitted.join(ns);
  },
);

scenario(
  'the client of a rejected socket receives CONNECT_ERROR',
  verifies('LIFECYCLE-REFUSE-03'),
  async ({ rawSocket, eventHandler, ns }) => {
    eventHandler.on('connect', () => refuse(403));
    const client = await rawSocket();
    expect(await client.connect(ns)).toMatch(new RegExp(`^44${ns.path},`));

    eventHandler.on('connect', () => ({ status: 200 }));
    const admitted = await rawSocket();
    await admitted.join(ns);
  },
);

scenario(
  'CONNECT_ERROR has an object with a message',
  verifies('LIFECYCLE-REFUSE-08'),
  async ({ rawSocket, eventHandler, ns }) => {
    eventHandler.on('connect', () => refuse(403));
    const client = await rawSocket();
    const answer = await client.connect(ns);
    expect(answer).toMatch(new RegExp(`^44${ns.path},\\{`));
    expect(JSON.parse(answer.slice(answer.indexOf(',') + 1))).toMatchObject({ message: expect.any(String) });
  },
);

scenario(
  "a rejected socket leaves the client's other sockets connected",
  verifies('LIFECYCLE-REFUSE-04'),
  async ({ connect, eventHandler, anotherNamespace }) => {
    const refused = anotherNamespace();
    eventHandler.on('connect', () => refuse(403), { namespace: refused });
    eventHandler.onMessage('ask', (message) => message.ack('answer'));
    const client = await connect();
    await client.refusedNamespace(refused);
    expect(await client.emitWithAck('ask')).toBe('answer');
    expect(await client.unread()).toEqual([]);
  },
);

for (const [kind, requirement] of [
  ['disconnected', 'LIFECYCLE-REFUSE-05'],
  ['connected', 'LIFECYCLE-REFUSE-07'],
] as const) {
  scenario(
    `a rejected socket has no ${kind} event`,
    verifies(requirement),
    async ({ rawSocket, eventHandler, ns, anotherNamespace }) => {
      eventHandler.on('connect', () => refuse(403), { namespace: ns });
      const client = await rawSocket();
      await askRefused(client, ns, anotherNamespace());
      const { socketId } = await eventHandler.next('connect', { namespace: ns });
      client.close();

      eventHandler.on('connect', () => ({ status: 200 }), { namespace: ns });
      const admitted = await rawSocket();
      const admittedId = await admitted.join(ns);
      admitted.close();
      await eventHandler.next('disconnected', { socketId: admittedId });
      const events = eventHandler.deliveries.filter((event) => event.kind === kind && event.socketId === socketId);
      expect(events.map(String)).toEqual([]);
    },
  );
}

scenario(
  'a client whose socket was rejected receives nothing that is sent to the namespace',
  verifies('LIFECYCLE-REFUSE-06'),
  async ({ connect, rawSocket, eventHandler, service, ns, anotherNamespace }) => {
    const other = anotherNamespace();
    const witness = await connect();
    eventHandler.on('connect', () => refuse(403), { namespace: ns });
    const client = await rawSocket();
    await askRefused(client, ns, other);

    await service.sendToGroup(ns.group, ns.event('news', 1));
    await witness.next('news');
    await service.sendToGroup(other.group, other.event('marker'));
    await step('REST-SEND-02', () => client.nextUnlessClosed((packet) => packet === other.event('marker')));
    expect(packetsIn(client, ns)).toEqual([]);
  },
);
