import {
  expect,
  expectAccepted,
  expectStatus,
  jsonOf,
  readerRole,
  requireJson,
  requireSuccess,
  scenario,
  step,
  verifies,
  type IssuerTokenFlaws,
} from '../../fixtures/index.js';
import { expectRejection } from './expect-rejection.js';
import { sendRequest } from './send-request.js';

scenario('an owner may send', verifies('RUNTIME-ISSUER-01'), async ({ connect, hub, issuerToken, ns, service }) => {
  const client = await connect();
  const send = sendRequest(hub('handler'), ns);
  await expectAccepted(service.request({ ...send, token: await issuerToken() }));
  await client.next('news');
});

scenario(
  'a reader may ask whether a group is there',
  verifies('RUNTIME-ISSUER-02'),
  async ({ connect, hub, issuerToken, ns, service }) => {
    await connect();
    const token = await issuerToken({ roles: [readerRole] });
    const asked = { method: 'HEAD', path: `/api/hubs/${hub('handler')}/groups/${ns.group}` };
    await expectAccepted(service.request({ ...asked, token }));
  },
);

scenario(
  'a send of a reader is answered 403',
  verifies('RUNTIME-ISSUER-03'),
  async ({ hub, issuerToken, ns, service }) => {
    const send = sendRequest(hub('handler'), ns);
    await expectStatus(service.request({ ...send, token: await issuerToken({ roles: [readerRole] }) }), 403);
    await step('RUNTIME-ISSUER-01', async () =>
      requireSuccess(service.request({ ...send, token: await issuerToken() })),
    );
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
    await step('RUNTIME-ISSUER-01', async () => {
      await requireSuccess(service.request({ ...send, token: await issuerToken() }));
      await client.next('news');
    });
  },
);

scenario(
  'a send of a bearer without a role has the code Error.Forbidden',
  verifies('RUNTIME-ISSUER-12'),
  async ({ hub, issuerToken, ns, service }) => {
    const token = await issuerToken({ roles: ['Contributor'] });
    const answer = await expectStatus(service.request({ ...sendRequest(hub('handler'), ns), token }), 403);
    expect(jsonOf(answer)).toMatchObject({ code: 'Error.Forbidden' });
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
    await expectStatus(service.request({ ...send, token: await issuerToken(flaws) }), status);
    await step('RUNTIME-ISSUER-01', async () =>
      requireSuccess(service.request({ ...send, token: await issuerToken() })),
    );
  });
}

scenario(
  'a token that expired longer ago than the clock skew is answered 401',
  verifies('RUNTIME-ISSUER-06'),
  async ({ environment, hub, issuerToken, ns, service }) => {
    const send = sendRequest(hub('handler'), ns);
    const expired = await issuerToken({ lifetimeSeconds: -environment.timings.clockSkewSeconds - 60 });
    await expectStatus(service.request({ ...send, token: expired }), 401);
    await step('RUNTIME-ISSUER-01', async () =>
      requireSuccess(service.request({ ...send, token: await issuerToken() })),
    );
  },
);

scenario(
  'a handshake needs a token that is generated for the client, not the one of its backend',
  verifies('RUNTIME-ISSUER-09', 'RUNTIME-ISSUER-10'),
  async ({ connect, handshake, hub, issuerToken, service }) => {
    const token = await issuerToken();
    await step('RUNTIME-ISSUER-09', async () => expectRejection(await handshake({ token })));
    await step('RUNTIME-ISSUER-10', async () => {
      const path = `/api/hubs/${hub('handler')}/:generateToken`;
      const generated = await expectAccepted(service.request({ method: 'POST', path, token }));
      const { token: clientToken } = (await requireJson(generated)) as { token: string };
      await connect({ token: clientToken });
    });
  },
);
