import { expect, scenario, verifies } from '../../fixtures/index.js';

const endings: readonly (readonly [title: string, requirement: string, ending: string])[] = [
  ['the handshake is served without a trailing slash', 'HANDSHAKE-PATH-01', ''],
  ['the handshake is served with a trailing slash', 'HANDSHAKE-PATH-02', '/'],
];

for (const [title, requirement, ending] of endings) {
  scenario(title, verifies(requirement), async ({ hub, ns, rawSocket }) => {
    const client = await rawSocket({ path: `/clients/socketio/hubs/${hub('handler')}${ending}` });
    await client.join(ns);
  });
}

scenario(
  'nothing is served at the stock path of Socket.IO',
  verifies('HANDSHAKE-PATH-03'),
  async ({ handshake, service }) => {
    const path = '/socket.io/';
    const query = [['EIO', '4'] as const, ['transport', 'polling'] as const];
    const polled = await service.request({ method: 'GET', path, query, apiVersion: false, token: 'none' });
    expect(polled.status).toBe(404);
    await handshake.accepted();
  },
);
