import { expect, scenario, verifies } from '../../fixtures/index.js';

/** Which of the hub's two event handlers a delivery went to. */
function handlerOf({ path }: { readonly path: string }): string {
  return /\/(first|second)\/hubs\//.exec(path)?.[1] ?? path;
}

/** What an event's URL ends with; the first handler's has a query after that. */
function endOfUrl(event: string): RegExp {
  return new RegExp(`/events/${event}(\\?.*)?$`, 'i');
}

scenario(
  'a system event goes to the first event handler that subscribes to it, and to no other',
  verifies('RUNTIME-WEBHOOK-13'),
  async ({ connect, eventHandler }) => {
    const client = await connect({ hub: 'routed' });
    client.disconnect();
    await eventHandler.next('disconnected');
    expect(eventHandler.deliveries.map((delivery) => [delivery.eventName, handlerOf(delivery)])).toEqual([
      ['connect', 'first'],
      ['disconnected', 'second'],
    ]);
  },
);

scenario(
  'a user event goes to the first event handler whose pattern matches it, and to no other',
  verifies('RUNTIME-WEBHOOK-47'),
  async ({ connect, eventHandler }) => {
    const client = await connect({ hub: 'routed' });
    client.emit('both');
    client.emit('beta');
    await eventHandler.next('message', { eventName: 'beta' });
    const messages = eventHandler.deliveries.filter(({ kind }) => kind === 'message');
    expect(messages.map((delivery) => [delivery.eventName, handlerOf(delivery)])).toEqual([
      ['both', 'first'],
      ['beta', 'second'],
    ]);
  },
);

scenario(
  'the letter case of an event does not matter to a user event pattern',
  verifies('RUNTIME-WEBHOOK-51'),
  async ({ connect, eventHandler }) => {
    const client = await connect({ hub: 'routed' });
    client.emit('BETA');
    // A client whose event no event handler subscribes to may lose its connection.
    const { path, eventName } = await eventHandler.nextUnlessDropped('BETA');
    expect([eventName, handlerOf({ path })]).toEqual(['BETA', 'second']);
  },
);

scenario(
  'a list of names matches the events of these names only',
  verifies('RUNTIME-WEBHOOK-14'),
  async ({ connect, eventHandler }) => {
    const client = await connect({ hub: 'routed' });
    for (const [event, handler] of [
      ['alpha', 'first'],
      ['both', 'first'],
      ['beta', 'second'],
    ] as const) {
      client.emit(event);
      expect(handlerOf(await eventHandler.next('message', { eventName: event }))).toBe(handler);
    }
    client.emit('alphabet');
    client.emit('alpha', 'again');
    await eventHandler.nextUnlessDropped('alpha');
    expect(eventHandler.deliveries.map(({ eventName }) => eventName)).not.toContain('alphabet');
  },
);

scenario(
  'an event handler receives the system events that it subscribes to, and no others',
  verifies('RUNTIME-WEBHOOK-15'),
  async ({ connect, eventHandler }) => {
    const client = await connect({ hub: 'routed' });
    client.emit('alpha');
    await eventHandler.next('message');
    client.disconnect();
    await eventHandler.next('disconnected');
    expect(eventHandler.deliveries.map(({ kind }) => kind)).toEqual(['connect', 'message', 'disconnected']);
  },
);

for (const [title, requirement, part] of [
  ['the hub is in the URL of its event handlers', 'RUNTIME-WEBHOOK-16', (hub: string) => `/hubs/${hub}/events/`],
  [
    'the system event is in the URL of its event handler',
    'RUNTIME-WEBHOOK-48',
    (_: string, event: string) => `/events/${event}`,
  ],
] as const) {
  scenario(title, verifies(requirement), async ({ connect, eventHandler, hub }) => {
    const client = await connect({ hub: 'routed' });
    const connecting = await eventHandler.next('connect');
    client.disconnect();
    for (const delivery of [connecting, await eventHandler.next('disconnected')]) {
      expect(delivery.path.toLowerCase()).toContain(part(hub('routed'), delivery.kind).toLowerCase());
    }
  });
}

for (const [title, requirement, event] of [
  ['the name of a message is in the URL of its event handler', 'RUNTIME-WEBHOOK-25', 'alpha'],
  ['the name of a message is URL-escaped in the URL of its event handler', 'RUNTIME-WEBHOOK-49', 'a b/ü'],
] as const) {
  scenario(title, verifies(requirement), async ({ connect, eventHandler }) => {
    const client = await connect({ hub: 'routed' });
    client.emit(event);
    expect((await eventHandler.next('message')).path).toMatch(endOfUrl(encodeURIComponent(event)));
  });
}

scenario(
  'a client whose event no event handler subscribes to loses its connection',
  verifies('RUNTIME-WEBHOOK-17'),
  async ({ connect, eventHandler }) => {
    const client = await connect({ hub: 'routed' });
    client.emit('untaken');
    await client.connectionClosed();
    await eventHandler.next('disconnected', { socketId: client.id });
  },
);
