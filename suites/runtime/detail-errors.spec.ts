import { expect, expectHeader, expectStatus, jsonOf, scenario, step, verifies } from '../../fixtures/index.js';
import { callsOf } from '../hub-calls.js';

const detail = {
  code: expect.any(String) as unknown,
  message: expect.any(String) as unknown,
  target: expect.any(String) as unknown,
  details: null,
  inner: null,
};

scenario(
  'the body of a 404 for a missing connection has the recorded members',
  verifies('RUNTIME-ERROR-15', 'RUNTIME-ERROR-16'),
  async ({ service, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const answer = await step('MANAGEMENT-GROUP-05', () =>
      expectStatus(call('PUT', `/groups/${ns.group}/connections/${ns.path.slice(1)}`), 404),
    );
    await step('RUNTIME-ERROR-15', () => expect(jsonOf(answer)).toMatchObject(detail));
    await step('RUNTIME-ERROR-16', () => expectHeader(answer, 'api-supported-versions', /./));
  },
);

for (const [title, id, expected] of [
  ['the answer to a missing targetName has the recorded members', 'RUNTIME-ERROR-17', detail],
  ['the target of the answer to a missing targetName is Request', 'RUNTIME-ERROR-18', { target: 'Request' }],
] as const) {
  scenario(title, verifies(id), async ({ service, ns, hub }) => {
    const path = `/permissions/joinLeaveGroup/connections/${ns.path.slice(1)}`;
    const untargeted = callsOf(service, hub('handler'))('DELETE', path);
    const answer = await step('MANAGEMENT-PERMISSION-10', () => expectStatus(untargeted, 400));
    expect(jsonOf(answer)).toMatchObject(expected);
  });
}

scenario(
  'the target of the answer to addToGroups without groups is Groups',
  verifies('RUNTIME-ERROR-14'),
  async ({ service, hub }) => {
    const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
    const answer = await callsOf(service, hub('handler'))('POST', '/:addToGroups', { headers, body: '{}' });
    expect(jsonOf(answer)).toMatchObject({ target: 'Groups' });
  },
);
