import { expect, scenario, verifies } from '../../fixtures/index.js';
import { deliverOneOfEach } from './one-of-each.js';

type Values = Readonly<Record<string, unknown>>;

interface ConnectBody {
  readonly claims: Values;
  readonly query: Values;
  readonly headers: Values;
  readonly clientCertificates: unknown;
}

scenario(
  'the body of a connect event has the claims, query and headers of the handshake, as lists of strings',
  verifies(
    'WEBHOOKS-BODY-01',
    'WEBHOOKS-BODY-02',
    'WEBHOOKS-BODY-03',
    'WEBHOOKS-BODY-04',
    'WEBHOOKS-BODY-07',
    'WEBHOOKS-BODY-08',
    'WEBHOOKS-BODY-09',
  ),
  async ({ connect, eventHandler }) => {
    await connect({
      user: 'ana',
      claims: { tenant: 'blue', team: ['red', 'green'] },
      query: { device: 'phone & tablet' },
      extraHeaders: { 'X-Tenant': 'blue-header' },
    });
    const body = (await eventHandler.next('connect')).json() as ConnectBody;
    const { claims, query, headers, clientCertificates } = body;
    for (const values of [claims, query, headers]) {
      expect(values).toBeInstanceOf(Object);
      expect(values).not.toBeInstanceOf(Array);
      for (const list of Object.values(values)) {
        expect(list).toBeInstanceOf(Array);
        expect((list as unknown[]).every((value) => typeof value === 'string')).toBe(true);
      }
    }
    expect(clientCertificates).toBeInstanceOf(Array);

    expect(claims).toMatchObject({ tenant: ['blue'], team: ['red', 'green'] });
    // Some token libraries give `sub` another name.
    expect(Object.values(claims)).toContainEqual(['ana']);
    expect(query).toMatchObject({ EIO: ['4'], transport: ['websocket'], device: ['phone & tablet'] });
    const byLowerCase = Object.fromEntries(Object.entries(headers).map(([name, list]) => [name.toLowerCase(), list]));
    expect(byLowerCase).toHaveProperty('x-tenant', ['blue-header']);
  },
);

scenario(
  'a client that adds nothing to its handshake has a connect event of the same shape',
  verifies('WEBHOOKS-BODY-01'),
  async ({ connect, eventHandler }) => {
    await connect();
    const body = (await eventHandler.next('connect')).json() as ConnectBody;
    expect(body).toMatchObject({ claims: {}, query: {}, headers: {}, clientCertificates: [] });
  },
);

scenario(
  'the body of a connected event is an object, and that of a disconnected event has a reason',
  verifies('WEBHOOKS-BODY-05', 'WEBHOOKS-BODY-06'),
  async ({ connect, eventHandler }) => {
    const { events } = await deliverOneOfEach({ connect, eventHandler });
    expect(events.connected.text).toMatch(/^\s*\{/);
    expect(events.connected.json()).toBeInstanceOf(Object);
    expect(events.disconnected.json()).toMatchObject({ reason: expect.any(String) });
  },
);

scenario(
  'the reason of a disconnected event is empty when the client ends the socket',
  verifies('WEBHOOKS-BODY-10'),
  async ({ connect, eventHandler, anotherNamespace }) => {
    const client = await connect();
    const leaving = await client.namespace(anotherNamespace());
    leaving.disconnect();
    expect((await eventHandler.next('disconnected', { socketId: leaving.id })).json()).toMatchObject({ reason: '' });
    client.connection.close();
    expect((await eventHandler.next('disconnected', { socketId: client.id })).json()).toMatchObject({ reason: '' });
  },
);
