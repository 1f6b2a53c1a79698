import { expect, readerRole, scenario, verifies, type IssuerTokenFlaws } from '../../fixtures/index.js';
import { sendRequest } from './send-request.js';

scenario('an owner may send', verifies('RUNTIME-ISSUER-01'), async ({ connect, hub, issuerToken, ns, service }) => {
  const client = await connect();
  const send = sendRequest(hub('handler'), ns);
  expect((await service.request({ ...send, token: await issuerToken() })).status).toBe(202);
  await client.next('news');
});

scenario(
  'a reader may ask whether a group is there',
  verifies('RUNTIME-ISSUER-02'),
  async ({ connect, hub, issuerToken, ns, service }) => {
    await connect();
    const token = await issuerToken({ roles: [readerRole] });
    const asked = { method: 'HEAD', path: `/api/hubs/${hub('handler')}/groups/${ns.group}` };
    expect((await service.request({ ...asked, token })).status).toBe(200);
  },
);

scenario('a reader may not send', verifies('RUNTIME-ISSUER-03'), async ({ connect, hub, issuerToken, ns, service }) => {
  const client = await connect();
  const token = await issuerToken({ roles: [readerRole] });
  const send = sendRequest(hub('handler'), ns);
  expect([401, 403]).toContain((await service.request({ ...send, token })).status);
  expect(await client.unread()).toEqual([]);
  expect((await service.request({ ...send, token: await issuerToken() })).status).toBe(202);
  await client.next('news');
});

const refused: readonly (readonly [title: string, requirement: string, statuses: number[], flaws: IssuerTokenFlaws])[] =
  [
    ['a bearer without a role may not send', 'RUNTIME-ISSUER-04', [401, 403], { roles: ['Contributor'] }],
    [
      'a token for another resource is not good for REST',
      'RUNTIME-ISSUER-05',
      [401],
      { audience: 'https://management.azure.com' },
    ],
    ['a token of a key that is not the issuer’s is not good for REST', 'RUNTIME-ISSUER-07', [401], { key: 'unknown' }],
    [
      'a token of another issuer is not good for REST',
      'RUNTIME-ISSUER-08',
      [401],
      { issuer: 'https://other.example.com' },
    ],
  ];

for (const [title, requirement, statuses, flaws] of refused) {
  scenario(title, verifies(requirement), async ({ hub, issuerToken, ns, service }) => {
    const send = sendRequest(hub('handler'), ns);
    expect(statuses).toContain((await service.request({ ...send, token: await issuerToken(flaws) })).status);
    expect((await service.request({ ...send, token: await issuerToken() })).status).toBe(202);
  });
}

scenario(
  'a token of the issuer is not good for REST once it has expired and the clock skew is over',
  verifies('RUNTIME-ISSUER-06'),
  async ({ environment, hub, issuerToken, ns, service }) => {
    const send = sendRequest(hub('handler'), ns);
    const expired = await issuerToken({ lifetimeSeconds: -environment.timings.clockSkewSeconds - 60 });
    expect((await service.request({ ...send, token: expired })).status).toBe(401);
    expect((await service.request({ ...send, token: await issuerToken() })).status).toBe(202);
  },
);

scenario(
  'a client needs a token that is generated for it, not the one of its backend',
  verifies('RUNTIME-ISSUER-09', 'RUNTIME-ISSUER-10'),
  async ({ connect, handshake, hub, issuerToken, service }) => {
    const token = await issuerToken();
    expect((await handshake({ token })).status).toBe(401);
    const path = `/api/hubs/${hub('handler')}/:generateToken`;
    const { status, body } = await service.request({ method: 'POST', path, token });
    expect(status).toBe(200);
    await connect({ token: (JSON.parse(body) as { token: string }).token });
  },
);
