import { expect, reply, scenario, verifies } from '../../fixtures/index.js';

const requiredHeaders = ['ce-connectionId', 'ce-hub', 'ce-type', 'ce-eventName', 'ce-namespace', 'ce-socketId'];

scenario(
  'every event has each header that the extension reads, once',
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
  'the origin of an event is the host of the service without its port',
  verifies('FUNCTIONS-HEADERS-02'),
  async ({ connect, upstream, environment }) => {
    await connect();
    const origin = (await upstream.next('connect')).header('webhook-request-origin');
    const allowed = origin.toLowerCase().split(/[ ,]+/);
    expect(allowed).toContain(new URL(environment.endpoint).hostname.toLowerCase());
  },
);

scenario(
  "the user of an event is the sub of the client's token",
  verifies('FUNCTIONS-HEADERS-03'),
  async ({ connect, upstream }) => {
    const client = await connect({ user: 'ana' });
    expect((await upstream.next('connect')).userId).toBe('ana');
    expect((await upstream.next('connected')).userId).toBe('ana');
    client.emit('hello');
    expect((await upstream.next('message')).userId).toBe('ana');
    client.disconnect();
    expect((await upstream.next('disconnected')).userId).toBe('ana');
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
  'an acknowledgement in an answer that tells its charset reaches the client',
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
  'an empty answer of 200 sends nothing to the client',
  verifies('FUNCTIONS-ANSWER-02'),
  async ({ rawSocket, upstream, ns }) => {
    upstream.onMessage('empty', () => ({ status: 200, headers: { 'Content-Type': 'text/plain; charset=utf-8' } }));
    upstream.onMessage('last', ({ namespace }) => reply(`42${namespace},["last"]`));
    const client = await rawSocket();
    await client.connect(ns);
    await client.send(ns.event('empty'));
    await client.send(ns.event('last'));
    expect(await client.next()).toBe(ns.event('last'));
  },
);

scenario(
  "the key in the query of an event handler's URL is in every delivery and in the OPTIONS request",
  verifies('FUNCTIONS-URL-01'),
  async ({ connect, upstream, hub }) => {
    const client = await connect({ hub: 'routed' });
    client.emit('alpha');
    await upstream.next('message');
    const query = /\/events\/(connect|alpha|validate)\?code=first%20key$/;
    for (const { path } of upstream.deliveries) expect(path).toMatch(query);
    const asked = (await upstream.validations(hub('routed'))).filter(({ path }) => path.includes('/first/'));
    for (const { path } of asked) expect(path).toMatch(query);
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
