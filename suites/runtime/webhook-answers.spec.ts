import { accept, expect, refuse, scenario, verifies, within, type Answer } from '../../fixtures/index.js';
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
  'a cookie comes back with the next deliveries of its connection alone',
  verifies('RUNTIME-WEBHOOK-09', 'RUNTIME-WEBHOOK-43'),
  async ({ connect, eventHandler }) => {
    const one = await connect();
    const other = await connect();
    eventHandler.onMessage('login', () => withHeader('Set-Cookie', 'session=first; Path=/'));
    eventHandler.onMessage('renew', () => withHeader('Set-Cookie', 'session=second; Path=/'));
    const cookies = [];
    for (const event of ['login', 'renew', 'ask']) {
      one.emit(event);
      cookies.push((await eventHandler.next('message')).headers['cookie']);
    }
    expect(cookies).toEqual([undefined, 'session=first', 'session=second']);
    other.emit('ask');
    expect((await eventHandler.next('message')).headers).not.toHaveProperty('cookie');
  },
);

scenario(
  'the connection state of an answer comes with the next events of its connection alone',
  verifies('RUNTIME-WEBHOOK-10', 'RUNTIME-WEBHOOK-44'),
  async ({ connect, eventHandler }) => {
    const other = await connect();
    eventHandler.on('connect', () => withHeader('ce-connectionState', 'from connect'));
    const client = await connect();
    eventHandler.onMessage('set', () => withHeader('ce-connectionState', 'from message'));
    const states = [];
    for (const event of ['set', 'ask']) {
      client.emit(event);
      states.push((await eventHandler.next('message')).headers['ce-connectionstate']);
    }
    client.disconnect();
    const ended = await eventHandler.next('disconnected', { socketId: client.id });
    expect([...states, ended.headers['ce-connectionstate']]).toEqual(['from connect', 'from message', 'from message']);
    other.emit('ask');
    expect((await eventHandler.next('message')).headers).not.toHaveProperty('ce-connectionstate');
  },
);

scenario(
  'the connection state is replaced by a later one, kept without one, and cleared by an empty one',
  verifies('RUNTIME-WEBHOOK-11', 'RUNTIME-WEBHOOK-45', 'RUNTIME-WEBHOOK-46'),
  async ({ connect, eventHandler }) => {
    const client = await connect();
    const answers = [
      withHeader('ce-connectionState', 'first'),
      withHeader('ce-connectionState', 'second'),
      { status: 204 },
      withHeader('ce-connectionState', ''),
    ];
    eventHandler.on('message', () => answers.shift());
    const states = [];
    for (const event of ['one', 'two', 'three', 'four', 'five']) {
      client.emit(event);
      states.push((await eventHandler.next('message', { eventName: event })).headers['ce-connectionstate'] ?? '');
    }
    expect(states).toEqual(['', 'first', 'second', 'second', '']);
  },
);

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
    const after = await Promise.race([
      eventHandler.next('message', { socketId: client.id, eventName: 'next' }),
      eventHandler.next('disconnected', { socketId: client.id }),
    ]);
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
        await client.connect(ns);
        await client.send(`42${ns.path},1["ask"]`);
        await eventHandler.next('message');
        await client.send(ns.event('next'));
        // The service may drop the client for such an answer, or go on.
        await Promise.race([
          eventHandler.next('message', { eventName: 'next' }, retries.totalMs),
          eventHandler.next('disconnected', {}, retries.totalMs),
        ]);
        await service.sendToGroup(ns.group, marker);
        await Promise.race([client.closed, client.next((packet) => packet === marker)]);
        expect(client.received.filter((packet) => packet === ack || packet === ns.event('unwanted'))).toEqual([]);
        client.close();
      }
      eventHandler.onMessage('ask', (message) => message.ack('answer'));
      const client = await rawSocket();
      await client.connect(ns);
      await client.send(`42${ns.path},1["ask"]`);
      expect(await client.next((packet) => packet.startsWith('43'))).toBe(ack);
    },
  );
}

scenario(
  'an event that no event handler subscribes to is not acknowledged',
  verifies('RUNTIME-WEBHOOK-36'),
  async ({ rawSocket, service, ns, hub }) => {
    const client = await rawSocket({ hub: 'noHandler' });
    await client.connect(ns);
    await client.send(`42${ns.path},1["ask"]`);
    const marker = ns.event('marker');
    await service.sendToGroup(ns.group, marker, { hub: hub('noHandler') });
    // The service may drop the client for such an event, or go on.
    await Promise.race([client.closed, client.next((packet) => packet === marker)]);
    expect(client.received.filter((packet) => packet.startsWith('43'))).toEqual([]);
  },
);

scenario(
  'a client whose event is answered with an error loses its connection',
  verifies('RUNTIME-WEBHOOK-18'),
  async ({ connect, eventHandler, environment }) => {
    const { deliveryMs } = environment.timings;
    eventHandler.onMessage('fails', () => refuse(400));
    const [client, another] = [await connect(), await connect()];
    client.emit('fails');
    await within(client.connection.closed, deliveryMs, 'the connection of the client to be closed');
    await eventHandler.next('disconnected', { socketId: client.id });
    expect(await another.unread()).toEqual([]);
  },
);
