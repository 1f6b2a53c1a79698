import { expect, scenario, step, verifies } from '../../fixtures/index.js';

scenario(
  'an OPTIONS request comes before the first delivery',
  verifies('WEBHOOKS-VALIDATION-01'),
  async ({ connect, eventHandler, hub }) => {
    await connect();
    await eventHandler.next('connect');
    const [first] = await eventHandler.validations(hub('handler'));
    expect(first).toMatchObject({ method: 'OPTIONS', deliveriesBefore: 0 });
  },
);

scenario(
  "a validation request has the service's host in WebHook-Request-Origin",
  verifies('WEBHOOKS-VALIDATION-07'),
  async ({ connect, eventHandler, environment, hub }) => {
    await connect();
    await eventHandler.next('connect');
    const { host, hostname } = new URL(environment.endpoint);
    for (const { headers } of await eventHandler.validations(hub('handler'))) {
      const origins = headers['webhook-request-origin']?.toLowerCase().split(/[ ,]+/) ?? [''];
      for (const origin of origins) expect([host, hostname]).toContain(origin);
    }
  },
);

scenario(
  'a delivery has the origin of the validation request',
  verifies('WEBHOOKS-VALIDATION-08'),
  async ({ connect, eventHandler, hub }) => {
    await connect();
    const delivery = await eventHandler.next('connect');
    const [first] = await eventHandler.validations(hub('handler'));
    await step('WEBHOOKS-VALIDATION-07', () => {
      expect(first?.headers).toHaveProperty('webhook-request-origin');
    });
    await step('WEBHOOKS-HEADERS-23', () => {
      expect(delivery.headers).toHaveProperty('webhook-request-origin');
    });
    expect(delivery.header('webhook-request-origin')).toBe(first?.headers['webhook-request-origin']);
  },
);

scenario(
  'a validation request has ce-awpsversion 1.0',
  verifies('WEBHOOKS-VALIDATION-09'),
  async ({ connect, eventHandler, hub }) => {
    await connect();
    await eventHandler.next('connect');
    const [first] = await eventHandler.validations(hub('handler'));
    expect(first?.headers).toHaveProperty('ce-awpsversion', '1.0');
  },
);

scenario(
  'an event handler that does not allow the origin receives no event',
  verifies('WEBHOOKS-VALIDATION-02'),
  async ({ rawSocket, eventHandler, hub, ns }) => {
    for (const attempt of [1, 2]) {
      const refused = await rawSocket({ hub: 'refusedHandler' });
      await refused.outcome(ns);
      expect(eventHandler.deliveries.map(String), `attempt ${attempt}`).toEqual([]);
    }
    expect(await eventHandler.validations(hub('refusedHandler'))).toContainEqual(
      expect.objectContaining({ method: 'OPTIONS', allowedOrigin: null }),
    );
    const allowed = await rawSocket();
    await allowed.join(ns);
    await eventHandler.next('connect');
  },
);

scenario(
  "an event handler that allows the service's own origin receives events",
  verifies('WEBHOOKS-VALIDATION-03'),
  async ({ connect, eventHandler, environment, hub }) => {
    await connect();
    await eventHandler.next('connect');
    // A service that was there before the run may have asked long ago.
    for (const { allowedOrigin } of await eventHandler.validations(hub('handler'))) {
      const { host, hostname } = new URL(environment.endpoint);
      for (const origin of (allowedOrigin ?? '').split(/[ ,]+/)) expect([host, hostname]).toContain(origin);
    }
  },
);

scenario(
  'an event handler that allows any origin receives events',
  verifies('WEBHOOKS-VALIDATION-04'),
  async ({ connect, eventHandler, hub }) => {
    const client = await connect({ hub: 'messagesOnly' });
    client.emit('hello');
    await eventHandler.next('message');
    for (const { allowedOrigin } of await eventHandler.validations(hub('messagesOnly')))
      expect(allowedOrigin).toBe('*');
  },
);

scenario(
  'a socket whose connect event may not be delivered is rejected',
  verifies('WEBHOOKS-VALIDATION-05'),
  async ({ rawSocket, ns }) => {
    const refused = await rawSocket({ hub: 'refusedHandler' });
    expect((await refused.outcome(ns)).kind).not.toBe('connected');
    await (await rawSocket()).join(ns);
  },
);

scenario(
  'an event handler whose permission has status 204 receives events',
  verifies('WEBHOOKS-VALIDATION-06'),
  async ({ connect, eventHandler, hub }) => {
    const client = await connect({ hub: 'routed' });
    client.emit('beta');
    expect((await eventHandler.next('message')).path).toContain('/second/');
    // A service that was there before the run may have asked long ago.
    const asked = (await eventHandler.validations(hub('routed'))).filter(({ path }) => path.includes('/second/'));
    for (const { status } of asked) expect(status).toBe(204);
  },
);
