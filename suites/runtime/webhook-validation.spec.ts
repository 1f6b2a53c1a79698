import { expect, scenario, verifies, type Validation } from '../../fixtures/index.js';

/** The wait is doubled with each rejection, and other scenarios are rejected as well. */
const maxBackoffMs = 16_000;
/** A permission is asked for again a minute after it was granted. */
const maxPermissionAgeMs = 75_000;

for (const [title, id, check] of [
  [
    "abuse protection asks at the event handler's URL with validate for the event",
    'RUNTIME-WEBHOOK-20',
    ({ path }: Validation, hub: string) => {
      expect(path).toMatch(new RegExp(`/hubs/${hub}/events/validate$`, 'i'));
    },
  ],
  [
    'a request of abuse protection bears no credentials',
    'RUNTIME-WEBHOOK-24',
    ({ headers }: Validation) => {
      for (const name of ['ce-signature', 'authorization', 'cookie']) expect(headers).not.toHaveProperty(name);
    },
  ],
] as const) {
  scenario(title, verifies(id), async ({ connect, eventHandler, hub }) => {
    await connect();
    await eventHandler.next('connect');
    const validations = await eventHandler.validations(hub('handler'));
    expect(validations).not.toEqual([]);
    for (const validation of validations) check(validation, hub('handler'));
  });
}

scenario(
  'an event handler that allows the service is not asked again before each event',
  verifies('RUNTIME-WEBHOOK-26'),
  async ({ connect, eventHandler, hub }) => {
    eventHandler.onMessage('ask', (message) => message.ack());
    const client = await connect();
    const before = (await eventHandler.validations(hub('handler'))).length;
    for (let count = 0; count < 5; count++) await client.emitWithAck('ask');
    // Once in a while it is asked again beside the traffic, which may be now.
    expect((await eventHandler.validations(hub('handler'))).length - before).toBeLessThanOrEqual(1);
  },
);

scenario(
  'an event handler that allowed the service is asked again after a minute',
  verifies('RUNTIME-WEBHOOK-28'),
  async ({ connect, eventHandler, hub }) => {
    scenario.setTimeout(scenario.info().timeout + maxPermissionAgeMs);
    eventHandler.onMessage('ask', (message) => message.ack());
    const client = await connect();
    const validationsAfterEvent = async () => {
      await client.emitWithAck('ask');
      return (await eventHandler.validations(hub('handler'))).length;
    };
    const before = await validationsAfterEvent();
    const options = { timeout: maxPermissionAgeMs, intervals: [1000] };
    await expect.poll(validationsAfterEvent, options).toBeGreaterThan(before);
  },
);

scenario(
  'an event handler that rejected the service is asked again when events go on',
  verifies('RUNTIME-WEBHOOK-27'),
  async ({ rawSocket, eventHandler, hub, ns }) => {
    scenario.setTimeout(scenario.info().timeout + maxBackoffMs);
    const rejections = async () => {
      const client = await rawSocket({ hub: 'refusedHandler' });
      await client.outcome(ns);
      client.close();
      return (await eventHandler.validations(hub('refusedHandler'))).length;
    };
    const first = await rejections();
    expect(first).toBeGreaterThan(0);
    await expect.poll(rejections, { timeout: maxBackoffMs }).toBeGreaterThan(first);
  },
);

for (const [title, id, role, answer] of [
  [
    'a 405 answer does not grant permission',
    'RUNTIME-WEBHOOK-21',
    'refusedByStatus',
    { status: 405, allowedOrigin: expect.any(String) },
  ],
  [
    'a list of origins does not grant permission',
    'RUNTIME-WEBHOOK-22',
    'refusedByList',
    { status: 200, allowedOrigin: expect.stringContaining(',') },
  ],
] as const) {
  scenario(title, verifies(id), async ({ rawSocket, eventHandler, hub, ns }) => {
    const refused = await rawSocket({ hub: role });
    await refused.outcome(ns);
    expect(await eventHandler.validations(hub(role))).toContainEqual(expect.objectContaining(answer));
    const allowed = await rawSocket();
    await allowed.join(ns);
    await eventHandler.next('connect');
    expect(eventHandler.deliveries.map((delivery) => delivery.hub.toLowerCase())).not.toContain(
      hub(role).toLowerCase(),
    );
  });
}

scenario(
  'GET validation is accepted when OPTIONS answers 404',
  verifies('RUNTIME-WEBHOOK-23'),
  async ({ connect, eventHandler, hub }) => {
    await connect({ hub: 'validatedByGet' });
    await eventHandler.next('connect');
    const methods = (await eventHandler.validations(hub('validatedByGet'))).map(({ method, status }) => [
      method,
      status,
    ]);
    expect(methods).toContainEqual(['OPTIONS', 404]);
    expect(methods).toContainEqual(['GET', 200]);
  },
);
