import { admittedSocketId, expect, scenario, verifies } from '../../fixtures/index.js';

scenario(
  'abuse protection asks at the event handler’s URL with validate for the event, and bears no credentials',
  verifies('RUNTIME-WEBHOOK-20', 'RUNTIME-WEBHOOK-24'),
  async ({ connect, upstream, hub }) => {
    await connect();
    await upstream.next('connect');
    const validations = await upstream.validations(hub('handler'));
    expect(validations).not.toEqual([]);
    for (const { path, headers } of validations) {
      expect(path).toMatch(new RegExp(`/hubs/${hub('handler')}/events/validate$`, 'i'));
      for (const name of ['ce-signature', 'authorization', 'cookie']) expect(headers).not.toHaveProperty(name);
    }
  },
);

for (const [title, id, role, answer] of [
  [
    'a permission whose status is 405 is none',
    'RUNTIME-WEBHOOK-21',
    'refusedByStatus',
    { status: 405, allowedOrigin: expect.any(String) },
  ],
  [
    'a list of origins is no permission',
    'RUNTIME-WEBHOOK-22',
    'refusedByList',
    { status: 200, allowedOrigin: expect.stringContaining(',') },
  ],
] as const) {
  scenario(title, verifies(id), async ({ rawSocket, upstream, hub, ns }) => {
    const refused = await rawSocket({ hub: role });
    await Promise.race([refused.connect(ns), refused.closed]);
    expect(await upstream.validations(hub(role))).toContainEqual(expect.objectContaining(answer));
    const allowed = await rawSocket();
    const socketId = admittedSocketId(await allowed.connect(ns));
    await upstream.next('connect', { socketId });
    expect(upstream.deliveries.map((delivery) => delivery.hub.toLowerCase())).not.toContain(hub(role).toLowerCase());
  });
}

scenario(
  'a permission that is given to GET is as good where there is no OPTIONS',
  verifies('RUNTIME-WEBHOOK-23'),
  async ({ connect, upstream, hub }) => {
    const client = await connect({ hub: 'validatedByGet' });
    await upstream.next('connect', { socketId: client.id });
    const methods = (await upstream.validations(hub('validatedByGet'))).map(({ method, status }) => [method, status]);
    expect(methods).toContainEqual(['OPTIONS', 404]);
    expect(methods).toContainEqual(['GET', 200]);
  },
);
