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

scenario(
  'a send of a reader is answered 403',
  verifies('RUNTIME-ISSUER-03'),
  async ({ hub, issuerToken, ns, service }) => {
    const send = sendRequest(hub('handler'), ns);
    expect((await service.request({ ...send, token: await issuerToken({ roles: [readerRole] }) })).status).toBe(403);
    expect((await service.request({ ...send, token: await issuerToken() })).status).toBe(202);
  },
);

scenario(
  'a send of a reader is delivered to no client',
  verifies('RUNTIME-ISSUER-11'),
  async ({ connect, hub, issuerToken, ns, service }) => {
    const client = await connect();
    const send = sendRequest(hub('handler'), ns);
    await service.request({ ...send, token: await issuerToken({ roles: [readerRole] }) });
    expect(await client.unread()).toEqual([]);
    await service.request({ ...send, token: await issuerToken() });
    await client.next('news');
  },
);

scenario(
  'a send of a bearer without a role has the code Error.Forbidden',
  verifies('RUNTIME-ISSUER-12'),
  async ({ hub, issuerToken, ns, service }) => {
    const token = await issuerToken({ roles: ['Contributor'] });
    const { body } = await service.request({ ...sendRequest(hub('handler'), ns), token });
    expect(JSON.parse(body)).toMatchObject({ code: 'Error.Forbidden' });
  },
);

const rejected: readonly (readonly [title: string, requirement: string, status: number, flaws: IssuerTokenFlaws])[] = [
  ['a send of a bearer without a role is answered 403', 'RUNTIME-ISSUER-04', 403, { roles: ['Contributor'] }],
  [
    'a token for another resource is answered 401',
    'RUNTIME-ISSUER-05',
    401,
    { audience: 'https://management.azure.com' },
  ],
  ['a token that is signed with another key is answered 401', 'RUNTIME-ISSUER-07', 401, { key: 'unknown' }],
  ['a token of another issuer is answered 401', 'RUNTIME-ISSUER-08', 401, { issuer: 'https://other.example.com' }],
];

for (const [title, requirement, status, flaws] of rejected) {
  scenario(title, verifies(requirement), async ({ hub, issuerToken, ns, service }) => {
    const send = sendRequest(hub('handler'), ns);
    expect((await service.request({ ...send, token: await issuerToken(flaws) })).status).toBe(status);
    expect((await service.request({ ...send, token: await issuerToken() })).status).toBe(202);
  });
}

scenario(
  'a token that expired longer ago than the clock skew is answered 401',
  verifies('RUNTIME-ISSUER-06'),
  async ({ environment, hub, issuerToken, ns, service }) => {
    const send = sendRequest(hub('handler'), ns);
    const expired = await issuerToken({ lifetimeSeconds: -environment.timings.clockSkewSeconds - 60 });
    expect((await service.request({ ...send, token: expired })).status).toBe(401);
    expect((await service.request({ ...send, token: await issuerToken() })).status).toBe(202);
  },
);

scenario(
  'a handshake needs a token that is generated for the client, not the one of its backend',
  verifies('RUNTIME-ISSUER-09', 'RUNTIME-ISSUER-10'),
  async ({ connect, handshake, hub, issuerToken, service }) => {
    const token = await issuerToken();
    expect((await handshake({ token })).status).toBeGreaterThanOrEqual(400);
    const path = `/api/hubs/${hub('handler')}/:generateToken`;
    const { status, body } = await service.request({ method: 'POST', path, token });
    expect(status).toBe(200);
    await connect({ token: (JSON.parse(body) as { token: string }).token });
  },
);
