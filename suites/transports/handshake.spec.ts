import {
  expect,
  scenario,
  step,
  verifies,
  type HandshakeOptions,
  type RawSocketOptions,
  type ScenarioFixtures,
} from '../../fixtures/index.js';

scenario('a polling client without a token is rejected', verifies('TRANSPORTS-POLLING-03'), async ({ handshake }) => {
  const { status } = await handshake({ transport: 'polling', token: 'none' });
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  await handshake.accepted({ transport: 'polling' });
});

scenario(
  'a polling client is offered the upgrade to WebSocket',
  verifies('TRANSPORTS-POLLING-04'),
  async ({ rawSocket }) => {
    const client = await rawSocket({ transport: 'polling' });
    expect(client.handshake.upgrades).toContain('websocket');
  },
);

const badRequests: readonly [what: string, id: string, options: HandshakeOptions][] = [
  ['without EIO', 'TRANSPORTS-QUERY-01', { without: ['EIO'] }],
  ['without transport', 'TRANSPORTS-QUERY-02', { without: ['transport'] }],
  ['whose EIO is not a version', 'TRANSPORTS-QUERY-03', { query: { EIO: 'abc' } }],
  ['with an unknown transport', 'TRANSPORTS-QUERY-04', { query: { transport: 'carrier-pigeon' } }],
  ['by POST', 'TRANSPORTS-METHOD-01', { method: 'POST' }],
  ['by PUT', 'TRANSPORTS-METHOD-02', { method: 'PUT' }],
];

for (const [what, id, options] of badRequests) {
  scenario(`a polling handshake ${what} is answered 400`, verifies(id), async ({ handshake }) => {
    expect((await handshake({ transport: 'polling', ...options })).status).toBe(400);
    await handshake.accepted({ transport: 'polling' });
  });
}

const sessionless: readonly [what: string, id: string, options: RawSocketOptions][] = [
  ['without EIO', 'TRANSPORTS-QUERY-05', { without: ['EIO'] }],
  ['without transport', 'TRANSPORTS-QUERY-06', { without: ['transport'] }],
  ['with EIO=3', 'TRANSPORTS-VERSION-01', { query: { EIO: '3' } }],
];

for (const [what, id, options] of sessionless) {
  scenario(`a WebSocket handshake ${what} opens no session`, verifies(id), async ({ handshake, rawSocket }) => {
    await expectNoSession({ handshake, rawSocket }, options);
    await handshake.accepted();
  });
}

/** A service may reject the handshake, or close the WebSocket before it sends an open packet. */
async function expectNoSession(
  { handshake, rawSocket }: Pick<ScenarioFixtures, 'handshake' | 'rawSocket'>,
  options: RawSocketOptions,
): Promise<void> {
  const { status } = await handshake(options);
  if (status === 101) {
    await expect(rawSocket(options)).rejects.toThrow();
  } else {
    expect(status).toBeGreaterThanOrEqual(400);
  }
}

scenario(
  'the open packet of a WebSocket lists no upgrades',
  verifies('TRANSPORTS-UPGRADE-03'),
  async ({ rawSocket }) => {
    expect((await rawSocket()).handshake.upgrades).toEqual([]);
  },
);

scenario('a WebSocket is not compressed', verifies('TRANSPORTS-COMPRESSION-01'), async ({ handshake }) => {
  const { status, headers } = await handshake({ extraHeaders: { 'Sec-WebSocket-Extensions': 'permessage-deflate' } });
  await step('HANDSHAKE-PATH-02', () => {
    expect(status).toBe(101);
  });
  expect(headers).not.toHaveProperty('sec-websocket-extensions');
});
