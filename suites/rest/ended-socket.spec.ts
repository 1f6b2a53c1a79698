import { expect, scenario, step, verifies, type ScenarioFixtures } from '../../fixtures/index.js';

type Fixtures = Pick<ScenarioFixtures, 'rawSocket' | 'service' | 'eventHandler' | 'ns' | 'anotherNamespace'>;

/** A client, which ends nothing by itself, with a socket that a send has ended and another one that it keeps. */
async function endOneOfTwoSockets({ rawSocket, service, eventHandler, ns, anotherNamespace }: Fixtures) {
  eventHandler.onMessage('ask', (message) => message.ack());
  const client = await rawSocket();
  const socketId = await client.join(ns);
  const kept = anotherNamespace();
  await client.join(kept);
  await service.sendToGroup(ns.socket(socketId), ns.disconnect());
  await step('REST-DISCONNECT-01', () => client.next((packet) => packet === ns.disconnect()));
  return { client, socketId, kept };
}

scenario(
  'a socket that a send has ended has its disconnected event although its client says nothing',
  verifies('REST-DISCONNECT-02'),
  async ({ rawSocket, service, eventHandler, ns, anotherNamespace }) => {
    const fixtures = { rawSocket, service, eventHandler, ns, anotherNamespace };
    const { client, socketId, kept } = await endOneOfTwoSockets(fixtures);
    expect((await eventHandler.next('disconnected')).socketId).toBe(socketId);
    await step('REST-DISCONNECT-03', () => client.emitWithAck(kept, 'ask'));
  },
);

scenario(
  'an event of a socket that a send has ended is not delivered',
  verifies('REST-DISCONNECT-13'),
  async ({ rawSocket, service, eventHandler, ns, anotherNamespace }) => {
    const fixtures = { rawSocket, service, eventHandler, ns, anotherNamespace };
    const { client, kept } = await endOneOfTwoSockets(fixtures);
    await client.send(ns.event('late'));
    await client.send(`42${kept.path},1["ask"]`);
    // The service may end a connection for an event without a socket.
    await Promise.race([
      client.next((packet) => packet === `43${kept.path},1[]`),
      eventHandler.next('disconnected', { namespace: kept }),
    ]);
    expect(eventHandler.deliveries.filter(({ eventName }) => eventName === 'late').map(String)).toEqual([]);
  },
);
