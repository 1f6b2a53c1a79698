import { expect, scenario, step, verifies, type ConnectOptions, type Delivery } from '../../fixtures/index.js';

type Values = Readonly<Record<string, unknown>>;

interface ConnectBody {
  readonly claims: Values;
  readonly query: Values;
  readonly headers: Values;
  readonly clientCertificates: unknown;
}

/** A handshake with something of everything. */
const rich: ConnectOptions = {
  user: 'ana',
  claims: { tenant: 'blue', team: ['red', 'green'] },
  query: { device: 'phone & tablet' },
  extraHeaders: { 'X-Tenant': 'blue-header' },
};

const bodyFacts: readonly (readonly [title: string, requirement: string, check: (body: ConnectBody) => void])[] = [
  [
    'the body of a connect event has claims, query, headers and clientCertificates',
    'WEBHOOKS-BODY-01',
    ({ claims, query, headers, clientCertificates }) => {
      for (const values of [claims, query, headers]) {
        expect(values).toBeInstanceOf(Object);
        expect(values).not.toBeInstanceOf(Array);
      }
      expect(clientCertificates).toBeInstanceOf(Array);
    },
  ],
  [
    'the claims of a connect event are those of the token',
    'WEBHOOKS-BODY-02',
    ({ claims }) => {
      const values = plainValues(claims);
      expect(values).toMatchObject({ tenant: 'blue', team: ['red', 'green'] });
      // Some token libraries give `sub` another name.
      expect(Object.values(values)).toContain('ana');
    },
  ],
  [
    'the query of a connect event is that of the handshake',
    'WEBHOOKS-BODY-03',
    ({ query }) => {
      expect(plainValues(query)).toMatchObject({ EIO: '4', transport: 'websocket', device: 'phone & tablet' });
    },
  ],
  [
    'the headers of a connect event are those of the handshake',
    'WEBHOOKS-BODY-04',
    ({ headers }) => {
      const lowerCase = Object.entries(plainValues(headers)).map(([name, value]) => [name.toLowerCase(), value]);
      expect(Object.fromEntries(lowerCase)).toHaveProperty('x-tenant', 'blue-header');
    },
  ],
  [
    'the claims of a connect event are lists of strings',
    'WEBHOOKS-BODY-07',
    ({ claims }) => {
      expectStringLists(claims);
    },
  ],
  [
    'the parameters in the query of a connect event are lists of strings',
    'WEBHOOKS-BODY-08',
    ({ query }) => {
      expectStringLists(query);
    },
  ],
  [
    'the headers of a connect event are lists of strings',
    'WEBHOOKS-BODY-09',
    ({ headers }) => {
      expectStringLists(headers);
    },
  ],
];

for (const [title, requirement, check] of bodyFacts) {
  scenario(title, verifies(requirement), async ({ connect, eventHandler }) => {
    await connect(rich);
    check((await eventHandler.next('connect')).json() as ConnectBody);
  });
}

/** The values of lists of one, without the list: that they are lists is said by rows of its own. */
function plainValues(values: Values | undefined): Values {
  const single = (list: unknown): unknown => (Array.isArray(list) && list.length === 1 ? (list[0] as unknown) : list);
  return Object.fromEntries(Object.entries(values ?? {}).map(([name, list]) => [name, single(list)]));
}

function expectStringLists(values: Values | undefined): void {
  expect(Object.keys(values ?? {})).not.toEqual([]);
  for (const [name, list] of Object.entries(values ?? {})) {
    expect(list, name).toBeInstanceOf(Array);
    expect(
      (list as unknown[]).every((value) => typeof value === 'string'),
      name,
    ).toBe(true);
  }
}

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
  'the body of a connected event is an object',
  verifies('WEBHOOKS-BODY-05'),
  async ({ connect, eventHandler }) => {
    await connect();
    const connected = await eventHandler.next('connected');
    expect(connected.text).toMatch(/^\s*\{/);
    expect(connected.json()).toBeInstanceOf(Object);
  },
);

scenario(
  'the body of a disconnected event has a reason',
  verifies('WEBHOOKS-BODY-06'),
  async ({ connect, eventHandler }) => {
    const client = await connect();
    client.disconnect();
    expect((await eventHandler.next('disconnected')).json()).toMatchObject({ reason: expect.any(String) });
  },
);

scenario(
  'the reason of a disconnected event is empty when the client ends the socket',
  verifies('WEBHOOKS-BODY-10'),
  async ({ connect, eventHandler, anotherNamespace }) => {
    const client = await connect();
    const leaving = await client.namespace(anotherNamespace());
    leaving.disconnect();
    await expectEmptyReason(await eventHandler.next('disconnected'));
    client.connection.close();
    await expectEmptyReason(await eventHandler.next('disconnected'));
  },
);

async function expectEmptyReason(disconnected: Delivery): Promise<void> {
  const { reason } = disconnected.json() as { reason?: unknown };
  await step('WEBHOOKS-BODY-06', () => {
    expect(reason).toEqual(expect.any(String));
  });
  expect(reason).toBe('');
}
