import { expect, reply, scenario, step, verifies, type Answer, type RawClient } from '../../fixtures/index.js';

const typed = (type: string | undefined, body: string): Answer => ({
  status: 200,
  ...(type !== undefined && { headers: { 'Content-Type': type } }),
  body,
});

for (const [title, id, type] of [
  ['an answer of bytes reaches the client', 'RUNTIME-WEBHOOK-33', 'application/octet-stream'],
  ['an answer of no type reaches the client', 'RUNTIME-WEBHOOK-50', undefined],
] as const) {
  scenario(title, verifies(id), async ({ rawSocket, eventHandler, ns }) => {
    const ack = `43${ns.path},1["answer"]`;
    const client = await rawSocket();
    await client.join(ns);
    eventHandler.onMessage('ask', () => typed(type, ack));
    await client.send(`42${ns.path},1["ask"]`);
    expect(await client.next()).toBe(ack);
  });
}

for (const [title, id, unwanted] of [
  ['an answer of another media type', 'RUNTIME-WEBHOOK-34', (packet: string) => typed('text/html', packet)],
  [
    'an answer of more than 16 MiB',
    'RUNTIME-WEBHOOK-32',
    // In two packets: whatever a client is not sent for its own length, the first would reach it.
    (packet: string) => reply(`${packet}\u001e${packet.replace('unwanted', 'x'.repeat(17 * 1024 * 1024))}`),
  ],
] as const) {
  scenario(`${title} sends nothing to the client`, verifies(id), async ({ rawSocket, eventHandler, service, ns }) => {
    const packet = ns.event('unwanted');
    eventHandler.onMessage('ask', () => unwanted(packet));
    const client = await rawSocket();
    await client.join(ns);
    await client.send(ns.event('ask'));
    await eventHandler.next('message');
    await client.send(ns.event('next'));
    // The service may drop the client for such an answer, or go on.
    await eventHandler.nextUnlessDropped('next');
    const marker = ns.event('marker');
    await service.sendToGroup(ns.group, marker);
    await step('REST-SEND-02', () => client.nextUnlessClosed((received) => received === marker));
    expect(eventsOf(client, 'unwanted')).toEqual([]);

    eventHandler.onMessage('ask', () => reply(packet));
    const next = await rawSocket();
    await next.join(ns);
    await next.send(ns.event('ask'));
    await step('MESSAGES-ANSWER-02', () => next.next((received) => received === packet));
  });
}

function eventsOf(client: RawClient, part: string): string[] {
  return client.received.filter((packet) => packet.includes(part)).map((packet) => packet.slice(0, 100));
}
