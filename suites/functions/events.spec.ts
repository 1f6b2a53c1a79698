import { expect, scenario, verifies } from '../../fixtures/index.js';

const requiredHeaders = ['ce-connectionId', 'ce-hub', 'ce-type', 'ce-eventName', 'ce-namespace', 'ce-socketId'];

scenario(
  'every delivery has each header that the extension reads, once',
  verifies('FUNCTIONS-HEADERS-01'),
  async ({ connect, upstream }) => {
    const client = await connect();
    await upstream.next('connect');
    await upstream.next('connected');
    client.emit('hello');
    await upstream.next('message');
    client.disconnect();
    await upstream.next('disconnected');
    for (const delivery of upstream.deliveries) {
      for (const name of requiredHeaders) {
        const values = delivery.rawHeaders.filter(([other]) => other.toLowerCase() === name.toLowerCase());
        expect(values, `${name} of ${String(delivery)}`).toEqual([[expect.any(String), expect.stringMatching(/./)]]);
      }
    }
    expect(upstream.deliveries.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['connect', 'connected', 'message', 'disconnected']),
    );
  },
);

scenario(
  'the origin of a delivery is the host of the service without its port',
  verifies('FUNCTIONS-HEADERS-02'),
  async ({ connect, upstream, environment }) => {
    await connect();
    const origin = (await upstream.next('connect')).header('webhook-request-origin');
    const allowed = origin.toLowerCase().split(/[ ,]+/);
    expect(allowed).toContain(new URL(environment.endpoint).hostname.toLowerCase());
  },
);

scenario(
  'every delivery for a client with a user has a ce-userId',
  verifies('FUNCTIONS-HEADERS-03'),
  async ({ connect, upstream }) => {
    const client = await connect({ user: 'ana' });
    await upstream.next('connected');
    client.emit('hello');
    await upstream.next('message');
    client.disconnect();
    await upstream.next('disconnected');
    for (const delivery of upstream.deliveries) expect(delivery.userId, String(delivery)).toBeDefined();
  },
);

scenario(
  'the body of a connect event has every member that the extension reads',
  verifies('FUNCTIONS-BODY-01'),
  async ({ connect, upstream }) => {
    await connect();
    const body = (await upstream.next('connect')).json() as object;
    expect(Object.keys(body)).toEqual(
      expect.arrayContaining(['claims', 'query', 'headers', 'subprotocols', 'clientCertificates']),
    );
  },
);

scenario(
  'an acknowledgement in an answer with a charset reaches the client',
  verifies('FUNCTIONS-ANSWER-01'),
  async ({ connect, upstream }) => {
    upstream.onMessage('sum', (message) => ({
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
  async ({ connect, upstream }) => {
    const client = await connect({ hub: 'routed' });
    client.emit('alpha');
    await upstream.next('message');
    for (const { path } of upstream.deliveries) expect(path).toMatch(/\/events\/(connect|alpha)\?code=first%20key$/);
  },
);

scenario(
  "the key in the query of an event handler's URL is in the OPTIONS request",
  verifies('FUNCTIONS-URL-02'),
  async ({ connect, upstream, hub }) => {
    await connect({ hub: 'routed' });
    await upstream.next('connect');
    const asked = (await upstream.validations(hub('routed'))).filter(({ path }) => path.includes('/first/'));
    expect(asked).not.toEqual([]);
    for (const { path } of asked) expect(path).toMatch(/\/events\/validate\?code=first%20key$/);
  },
);

scenario(
  'the origin of the OPTIONS request is the host of the service without its port',
  verifies('FUNCTIONS-VALIDATION-01'),
  async ({ connect, upstream, environment, hub }) => {
    await connect();
    await upstream.next('connect');
    const validations = await upstream.validations(hub('handler'));
    expect(validations).not.toEqual([]);
    for (const { headers } of validations) {
      const allowed = (headers['webhook-request-origin'] ?? '').toLowerCase().split(/[ ,]+/);
      expect(allowed).toContain(new URL(environment.endpoint).hostname.toLowerCase());
    }
  },
);
