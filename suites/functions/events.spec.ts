import { expect, scenario, verifies } from '../../fixtures/index.js';

const requiredHeaders = ['ce-connectionId', 'ce-hub', 'ce-type', 'ce-eventName', 'ce-namespace', 'ce-socketId'];

scenario(
  'every delivery has each header that the extension reads, once',
  verifies('FUNCTIONS-HEADERS-01'),
  async ({ connect, eventHandler }) => {
    const client = await connect();
    await eventHandler.next('connect');
    await eventHandler.next('connected');
    client.emit('hello');
    await eventHandler.next('message');
    client.disconnect();
    await eventHandler.next('disconnected');
    for (const delivery of eventHandler.deliveries) {
      for (const name of requiredHeaders) {
        const values = delivery.rawHeaders.filter(([other]) => other.toLowerCase() === name.toLowerCase());
        expect(values, `${name} of ${String(delivery)}`).toEqual([[expect.any(String), expect.stringMatching(/./)]]);
      }
    }
    expect(eventHandler.deliveries.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['connect', 'connected', 'message', 'disconnected']),
    );
  },
);

scenario(
  'the origin of a delivery is the host of the service without its port',
  verifies('FUNCTIONS-HEADERS-02'),
  async ({ connect, eventHandler, environment }) => {
    await connect();
    const origin = (await eventHandler.next('connect')).header('webhook-request-origin');
    const allowed = origin.toLowerCase().split(/[ ,]+/);
    expect(allowed).toContain(new URL(environment.endpoint).hostname.toLowerCase());
  },
);

scenario(
  'every delivery for a client with a user has a ce-userId',
  verifies('FUNCTIONS-HEADERS-03'),
  async ({ connect, eventHandler }) => {
    const client = await connect({ user: 'ana' });
    await eventHandler.next('connected');
    client.emit('hello');
    await eventHandler.next('message');
    client.disconnect();
    await eventHandler.next('disconnected');
    for (const delivery of eventHandler.deliveries) expect(delivery.userId, String(delivery)).toBeDefined();
  },
);

scenario(
  'the body of a connect event has every member that the extension reads',
  verifies('FUNCTIONS-BODY-01'),
  async ({ connect, eventHandler }) => {
    await connect();
    const body = (await eventHandler.next('connect')).json() as object;
    expect(Object.keys(body)).toEqual(
      expect.arrayContaining(['claims', 'query', 'headers', 'subprotocols', 'clientCertificates']),
    );
  },
);

scenario(
  'an acknowledgement in an answer with a charset reaches the client',
  verifies('FUNCTIONS-ANSWER-01'),
  async ({ connect, eventHandler }) => {
    eventHandler.onMessage('sum', (message) => ({
      ...message.ack(6),
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    }));
    const client = await connect();
    expect(await client.emitWithAck('sum', 1, 2, 3)).toBe(6);
  },
);

scenario(
  "the key in the query of an event handler's URL is in every delivery",
  verifies('FUNCTIONS-URL-01'),
  async ({ connect, eventHandler }) => {
    const client = await connect({ hub: 'routed' });
    client.emit('alpha');
    await eventHandler.next('message');
    for (const { path } of eventHandler.deliveries)
      expect(path).toMatch(/\/events\/(connect|alpha)\?code=first%20key$/);
  },
);

scenario(
  "the key in the query of an event handler's URL is in the OPTIONS request",
  verifies('FUNCTIONS-URL-02'),
  async ({ connect, eventHandler, hub }) => {
    await connect({ hub: 'routed' });
    await eventHandler.next('connect');
    const asked = (await eventHandler.validations(hub('routed'))).filter(({ path }) => path.includes('/first/'));
    expect(asked).not.toEqual([]);
    for (const { path } of asked) expect(path).toMatch(/\/events\/validate\?code=first%20key$/);
  },
);

scenario(
  'the origin of the OPTIONS request is the host of the service without its port',
  verifies('FUNCTIONS-VALIDATION-01'),
  async ({ connect, eventHandler, environment, hub }) => {
    await connect();
    await eventHandler.next('connect');
    const validations = await eventHandler.validations(hub('handler'));
    expect(validations).not.toEqual([]);
    for (const { headers } of validations) {
      const allowed = (headers['webhook-request-origin'] ?? '').toLowerCase().split(/[ ,]+/);
      expect(allowed).toContain(new URL(environment.endpoint).hostname.toLowerCase());
    }
  },
);
