import { accept, expect, refuse, scenario, step, verifies, type Answer } from '../../fixtures/index.js';
import { triesOfFailedEvent } from './failed-event.js';

const withHeader = (name: string, value: string): Answer => ({ status: 200, headers: { [name]: value } });

scenario(
  'a redirect that answers a delivery is not followed',
  verifies('RUNTIME-WEBHOOK-08'),
  async ({ connect, eventHandler }) => {
    for (const status of [307, 308]) {
      eventHandler.onMessage('moved', ({ path }) =>
        path.endsWith('?followed') ? accept : { status, headers: { Location: `${path}?followed` } },
      );
      const tries = await triesOfFailedEvent(eventHandler, await connect(), 'moved');
      expect(tries.map(({ path }) => path.endsWith('?followed'))).toEqual([false]);
    }
  },
);

scenario(
  'a cookie comes back with the next deliveries of its connection',
  verifies('RUNTIME-WEBHOOK-09'),
  async ({ connect, eventHandler }) => {
    const client = await connect();
    eventHandler.onMessage('login', () => withHeader('Set-Cookie', 'session=first; Path=/'));
    eventHandler.onMessage('renew', () => withHeader('Set-Cookie', 'session=second; Path=/'));
    const cookies = [];
    for (const event of ['login', 'renew', 'ask']) {
      client.emit(event);
      cookies.push((await eventHandler.next('message')).headers['cookie']);
    }
    expect(cookies).toEqual([undefined, 'session=first', 'session=second']);
  },
);

scenario(
  'the connection state of an answer comes with the next events of its connection',
  verifies('RUNTIME-WEBHOOK-10'),
  async ({ connect, eventHandler }) => {
    eventHandler.on('connect', () => withHeader('ce-connectionState', 'from connect'));
    const client = await connect();
    eventHandler.onMessage('set', () => withHeader('ce-connectionState', 'from message'));
    const states = [];
    for (const event of ['set', 'ask']) {
      client.emit(event);
      states.push((await eventHandler.next('message')).headers['ce-connectionstate']);
    }
    client.disconnect();
    const ended = await eventHandler.next('disconnected');
    expect([...states, ended.headers['ce-connectionstate']]).toEqual(['from connect', 'from message', 'from message']);
  },
);

for (const [what, requirement, needed, header, answer] of [
  ['a cookie', 'RUNTIME-WEBHOOK-43', 'RUNTIME-WEBHOOK-09', 'cookie', withHeader('Set-Cookie', 'session=1; Path=/')],
  [
    'the connection state of an answer',
    'RUNTIME-WEBHOOK-44',
    'RUNTIME-WEBHOOK-10',
    'ce-connectionstate',
    withHeader('ce-connectionState', 'set'),
  ],
] as const) {
  scenario(
    `${what} does not come with another connection`,
    verifies(requirement),
    async ({ connect, eventHandler }) => {
      const [one, other] = [await connect(), await connect()];
      eventHandler.onMessage('set', () => answer);
      for (const event of ['set', 'ask']) one.emit(event);
      await eventHandler.next('message');
      const again = await eventHandler.next('message');
      await step(needed, () => {
        expect(again.headers).toHaveProperty(header);
      });
      other.emit('ask');
      expect((await eventHandler.next('message')).headers).not.toHaveProperty(header);
    },
  );
}

for (const [what, requirement, answer, expected] of [
  ['replaced by a later one', 'RUNTIME-WEBHOOK-11', withHeader('ce-connectionState', 'second'), 'second'],
  ['kept by an answer without one', 'RUNTIME-WEBHOOK-45', { status: 204 }, 'first'],
  ['cleared by an empty one', 'RUNTIME-WEBHOOK-46', withHeader('ce-connectionState', ''), ''],
] as const) {
  scenario(`the connection state is ${what}`, verifies(requirement), async ({ connect, eventHandler }) => {
    const client = await connect();
    eventHandler.onMessage('one', () => withHeader('ce-connectionState', 'first'));
    eventHandler.onMessage('two', () => answer);
    const states: string[] = [];
    for (const event of ['one', 'two', 'three']) {
      client.emit(event);
      states.push((await eventHandler.next('message')).headers['ce-connectionstate'] ?? '');
    }
    await step('RUNTIME-WEBHOOK-10', () => {
      expect(states[1]).toBe('first');
    });
    expect(states[2]).toBe(expected);
  });
}

scenario(
  'the connection state of an error answer is ignored',
  verifies('RUNTIME-WEBHOOK-52'),
  async ({ connect, eventHandler }) => {
    eventHandler.on('connect', () => withHeader('ce-connectionState', 'from connect'));
    const client = await connect();
    eventHandler.onMessage('fails', () => ({ ...withHeader('ce-connectionState', 'from error'), status: 400 }));
    client.emit('fails');
    client.emit('next');
    // The service may drop the client for such an answer, or go on.
    const after = await eventHandler.nextUnlessDropped('next', { socketId: client.id });
    expect(after.headers['ce-connectionstate']).toBe('from connect');
  },
);

scenario(
  'a slow answer to one connection delays no other',
  verifies('RUNTIME-WEBHOOK-12'),
  async ({ connect, eventHandler }) => {
    const [slow, quick] = [await connect(), await connect()];
    const held = eventHandler.hold('message', { socketId: slow.id });
    eventHandler.onMessage('ask', (message) => message.ack('answer'), { socketId: quick.id });
    slow.emit('ask');
    await held.arrived();
    for (const round of [1, 2, 3]) expect(await quick.emitWithAck('ask', round)).toBe('answer');
    const late = await connect();
    expect(late.id).not.toBe(quick.id);
    held.release();
  },
);

for (const [what, id, statuses] of [
  ['4xx', 'RUNTIME-WEBHOOK-19', [400, 499]],
  ['5xx', 'RUNTIME-WEBHOOK-29', [500, 599]],
] as const) {
  scenario(
    `an answer of ${what} to a message sends nothing to the client`,
    verifies(id),
    async ({ rawSocket, eventHandler, service, retries, ns }) => {
      const ack = `43${ns.path},1["answer"]`;
      const marker = ns.event('marker');
      const answers = [refuse(statuses[0], ack), refuse(statuses[1], ns.event('unwanted'))];
      for (const answer of answers) {
        eventHandler.onMessage('ask', () => answer);
        const client = await rawSocket();
        await client.join(ns);
        await client.send(`42${ns.path},1["ask"]`);
        await eventHandler.next('message');
        await client.send(ns.event('next'));
        // The service may drop the client for such an answer, or go on.
        await eventHandler.nextUnlessDropped('next', {}, retries.totalMs);
        await service.sendToGroup(ns.group, marker);
        await step('REST-SEND-02', () => client.nextUnlessClosed((packet) => packet === marker));
        expect(client.received.filter((packet) => packet === ack || packet === ns.event('unwanted'))).toEqual([]);
        client.close();
      }
      eventHandler.onMessage('ask', (message) => message.ack('answer'));
      const client = await rawSocket();
      await client.join(ns);
      await client.emitWithAck(ns, 'ask');
    },
  );
}

scenario(
  'an event that no event handler subscribes to is not acknowledged',
  verifies('RUNTIME-WEBHOOK-36'),
  async ({ rawSocket, service, ns, hub }) => {
    const client = await rawSocket({ hub: 'noHandler' });
    await client.join(ns);
    await client.send(`42${ns.path},1["ask"]`);
    const marker = ns.event('marker');
    await service.sendToGroup(ns.group, marker, { hub: hub('noHandler') });
    // The service may drop the client for such an event, or go on.
    await step('REST-SEND-02', () => client.nextUnlessClosed((packet) => packet === marker));
    expect(client.receivedIn(ns).filter((packet) => packet.startsWith('43'))).toEqual([]);
  },
);

scenario(
  'a client whose event is answered with an error loses its connection',
  verifies('RUNTIME-WEBHOOK-18'),
  async ({ connect, eventHandler }) => {
    eventHandler.onMessage('fails', () => refuse(400));
    const [client, another] = [await connect(), await connect()];
    client.emit('fails');
    await client.connectionClosed();
    await eventHandler.next('disconnected', { socketId: client.id });
    expect(await another.unread()).toEqual([]);
  },
);
