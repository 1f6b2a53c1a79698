import { expect, reply, scenario, step, verifies, type Answer } from '../../fixtures/index.js';
import { joinRooms } from '../join-rooms.js';

scenario(
  'the body of a 200 answer is sent to the client that emitted the event',
  verifies('MESSAGES-ANSWER-01'),
  async ({ rawSocket, eventHandler, ns }) => {
    const answer = `43${ns.path},7["pong",{"ok":true}]`;
    eventHandler.onMessage('ping', () => reply(answer));
    const client = await rawSocket();
    await client.join(ns);
    await client.send(`42${ns.path},7["ping"]`);
    expect(await client.next()).toBe(answer);
  },
);

scenario(
  'an answer that is an EVENT packet is received as an event',
  verifies('MESSAGES-ANSWER-02'),
  async ({ connect, eventHandler, ns }) => {
    eventHandler.onMessage('ask', () => reply(ns.event('told', 1, { two: [3] })));
    const client = await connect();
    client.emit('ask');
    expect(await client.next('told')).toEqual([1, { two: [3] }]);
  },
);

scenario(
  'an answer reaches no other client of the namespace and the room',
  verifies('MESSAGES-ANSWER-03'),
  async ({ connect, service, eventHandler, ns }) => {
    eventHandler.onMessage('ask', () => reply(ns.event('told')));
    const [asking, other] = await Promise.all([connect(), connect()]);
    await joinRooms(service, [ns.room('lobby')], [asking.group, other.group]);
    asking.emit('ask');
    await step('MESSAGES-ANSWER-02', () => asking.next('told'));
    expect(await other.unread()).toEqual([]);

    await service.sendToGroup(ns.room('lobby'), ns.event('told'));
    await step('REST-GROUPS-02', () => other.next('told'));
  },
);

scenario(
  'an acknowledgement reaches no other client of the namespace and the room',
  verifies('MESSAGES-ANSWER-03'),
  async ({ rawSocket, service, eventHandler, ns, anotherNamespace }) => {
    eventHandler.onMessage('ask', (message) => message.ack('answer'));
    const [asking, inNamespace, elsewhere] = await Promise.all([rawSocket(), rawSocket(), rawSocket()]);
    const other = anotherNamespace();
    await asking.join(ns);
    const sockets = [ns.socket(await inNamespace.join(ns)), other.socket(await elsewhere.join(other))];
    await joinRooms(service, [ns.room('lobby')], sockets);
    await asking.send(`42${ns.path},1["ask"]`);
    expect(await asking.next((packet) => packet.startsWith('43'))).toBe(`43${ns.path},1["answer"]`);
    // What the answer brought elsewhere, it has brought by the end of two later sends.
    for (const [client, namespace] of [
      [inNamespace, ns],
      [elsewhere, other],
    ] as const) {
      for (const round of [1, 2]) {
        await service.sendToGroup(ns.room('lobby'), namespace.event('marker', round));
        await step('REST-GROUPS-02', () => client.next((packet) => packet === namespace.event('marker', round)));
      }
      expect(client.received.filter((packet) => packet.startsWith('43'))).toEqual([]);
    }
  },
);

const silentAnswers: readonly [string, string, Answer][] = [
  ['a 204 answer', 'MESSAGES-ANSWER-04', { status: 204 }],
  ['a 200 answer without a body', 'MESSAGES-ANSWER-05', { status: 200 }],
  [
    'a 200 answer with a content type and an empty body',
    'MESSAGES-ANSWER-05',
    { status: 200, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: '' },
  ],
];

for (const [name, id, answer] of silentAnswers) {
  scenario(`${name} sends nothing to the client`, verifies(id), async ({ rawSocket, eventHandler, ns }) => {
    eventHandler.onMessage('silent', () => answer);
    eventHandler.onMessage('answered', (message) => message.ack());
    const client = await rawSocket();
    await client.join(ns);
    await client.send(`42${ns.path},1["silent"]`);
    await client.send(`42${ns.path},2["answered"]`);
    // An event is delivered when the one before it has been answered, so what that brought would be here first.
    expect(await step('MESSAGES-ACK-02', () => client.next())).toBe(`43${ns.path},2[]`);
    expect(client.receivedIn(ns)).toEqual([expect.stringMatching(/^40/), `43${ns.path},2[]`]);
    expect(client.received.filter((packet) => packet.startsWith('42'))).toEqual([]);
  });
}
