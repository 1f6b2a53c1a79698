import { expect, scenario, verifies, within } from '../../fixtures/index.js';

/** Which of the hub's two event handlers a delivery went to. */
function handlerOf({ path }: { readonly path: string }): string {
  return /\/(first|second)\/hubs\//.exec(path)?.[1] ?? path;
}

/** What an event's URL ends with; the first handler's has a query after that. */
function endOfUrl(hub: string, event: string): RegExp {
  return new RegExp(`/hubs/${hub}/events/${event}(\\?.*)?$`, 'i');
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
    const { path, eventName } = await Promise.race([eventHandler.next('message'), eventHandler.next('disconnected')]);
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
    await Promise.race([eventHandler.next('message', { eventName: 'alpha' }), eventHandler.next('disconnected')]);
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

scenario(
  'the hub and the system event are in their event handler’s URL',
  verifies('RUNTIME-WEBHOOK-16', 'RUNTIME-WEBHOOK-48'),
  async ({ connect, eventHandler, hub }) => {
    const client = await connect({ hub: 'routed' });
    expect((await eventHandler.next('connect')).path).toMatch(endOfUrl(hub('routed'), 'connect'));
    client.disconnect();
    expect((await eventHandler.next('disconnected')).path).toMatch(endOfUrl(hub('routed'), 'disconnected'));
  },
);

scenario(
  'the name of a message is in its event handler’s URL, URL-escaped',
  verifies('RUNTIME-WEBHOOK-25', 'RUNTIME-WEBHOOK-49'),
  async ({ connect, eventHandler, hub }) => {
    const client = await connect({ hub: 'routed' });
    for (const event of ['alpha', 'a b/ü']) {
      client.emit(event);
      const { path, args } = await eventHandler.next('message');
      expect(path).toMatch(endOfUrl(hub('routed'), encodeURIComponent(event)));
      expect(args).toEqual([]);
    }
  },
);

scenario(
  'a client whose event no event handler subscribes to loses its connection',
  verifies('RUNTIME-WEBHOOK-17'),
  async ({ connect, eventHandler, environment }) => {
    const client = await connect({ hub: 'routed' });
    client.emit('untaken');
    await within(client.connection.closed, environment.timings.deliveryMs, 'the connection of the client to be closed');
    await eventHandler.next('disconnected', { socketId: client.id });
  },
);
