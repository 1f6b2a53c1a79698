import {
  expect,
  expectAccepted,
  expectHeader,
  expectStatus,
  jsonOf,
  requireSuccess,
  scenario,
  step,
  verifies,
} from '../../fixtures/index.js';
import { generateToken } from '../generated-token.js';
import { callsOf, type HubCall } from '../hub-calls.js';
import { expectMissing } from './expect-missing.js';

const targetOf = (targetName: string) => ({ query: [['targetName', targetName]] as const });
const lobby = targetOf('lobby');
const missing = '/permissions/sendToGroup/connections/missing';
const maxPermissionRules = 1000;
const callsAtOnce = 50;
/** For a thousand calls, at ten a second and more. */
const slowMs = 100_000;

scenario(
  'a permission is there from its PUT to its DELETE',
  verifies(
    'MANAGEMENT-PERMISSION-01',
    'MANAGEMENT-PERMISSION-02',
    'MANAGEMENT-PERMISSION-03',
    'MANAGEMENT-PERMISSION-08',
    'MANAGEMENT-PERMISSION-09',
  ),
  async ({ connect, service, eventHandler, hub }) => {
    const call = callsOf(service, hub('handler'));
    const id = eventHandler.connectionOf(await connect());
    for (const permission of ['sendToGroup', 'joinLeaveGroup']) {
      const ask = async (method: string) => call(method, `/permissions/${permission}/connections/${id}`, lobby);
      await step('MANAGEMENT-PERMISSION-02', () => expectStatus(ask('HEAD'), 404));
      await requireSuccess(ask('PUT'));
      await requireSuccess(ask('HEAD'));
      await requireSuccess(ask('DELETE'));
      await step('MANAGEMENT-PERMISSION-09', () => expectStatus(ask('HEAD'), 404));
    }
  },
);

for (const [method, id] of [
  ['PUT', 'MANAGEMENT-PERMISSION-04'],
  ['HEAD', 'MANAGEMENT-PERMISSION-16'],
] as const) {
  scenario(
    `${method} of a permission of a missing connection is answered 404`,
    verifies(id),
    async ({ service, hub }) => {
      const answer = await expectStatus(callsOf(service, hub('handler'))(method, missing, lobby), 404);
      expectHeader(answer, 'x-ms-error-code', 'Info.Connection.NotExisted');
    },
  );
}

scenario(
  'DELETE of a permission of a missing connection succeeds',
  verifies('MANAGEMENT-PERMISSION-17'),
  async ({ service, hub }) => {
    await expectStatus(callsOf(service, hub('handler'))('DELETE', missing, lobby), 204);
  },
);

scenario(
  'a permission for one target does not apply to another',
  verifies('MANAGEMENT-PERMISSION-05'),
  async ({ connect, service, eventHandler, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const path = `/permissions/sendToGroup/connections/${eventHandler.connectionOf(await connect())}`;
    await requireSuccess(call('PUT', path, targetOf(ns.room('a'))));
    await requireSuccess(call('HEAD', path, targetOf(ns.room('a'))));
    await expectMissing(call('HEAD', path, targetOf(ns.room('b'))), 'MANAGEMENT-PERMISSION-02');
  },
);

scenario(
  'an unknown permission is answered 400',
  verifies('MANAGEMENT-PERMISSION-06'),
  async ({ connect, service, eventHandler, hub }) => {
    const call = callsOf(service, hub('handler'));
    const id = eventHandler.connectionOf(await connect());
    await expectStatus(call('PUT', `/permissions/fly/connections/${id}`, lobby), 400);
    await requireSuccess(call('PUT', `/permissions/sendToGroup/connections/${id}`, lobby));
  },
);

for (const [method, id] of [
  ['DELETE', 'MANAGEMENT-PERMISSION-10'],
  ['PUT', 'MANAGEMENT-PERMISSION-12'],
  ['HEAD', 'MANAGEMENT-PERMISSION-13'],
] as const) {
  scenario(`${method} of a permission without a target is answered 400`, verifies(id), async ({ service, hub }) => {
    await expectStatus(callsOf(service, hub('handler'))(method, missing), 400);
  });
}

scenario(
  'the 400 of a permission without a target has a message about the group name',
  verifies('MANAGEMENT-PERMISSION-11'),
  async ({ service, hub }) => {
    const untargeted = callsOf(service, hub('handler'))('DELETE', missing);
    const answer = await step('MANAGEMENT-PERMISSION-10', () => expectStatus(untargeted, 400));
    expect(jsonOf(answer)).toMatchObject({ message: expect.stringMatching(/^Invalid group name\b/) });
  },
);

for (const [title, id, targets] of [
  ['a blank target of a permission is answered 400', 'MANAGEMENT-PERMISSION-14', ['', ' ', ' \t']],
  ['a target of 1025 characters is answered 400', 'MANAGEMENT-PERMISSION-15', ['x'.repeat(1025)]],
] as const) {
  scenario(title, verifies(id), async ({ connect, service, eventHandler, hub }) => {
    const call = callsOf(service, hub('handler'));
    const path = `/permissions/sendToGroup/connections/${eventHandler.connectionOf(await connect())}`;
    for (const target of targets) await expectStatus(call('PUT', path, targetOf(target)), 400);
    await requireSuccess(call('PUT', path, targetOf('x'.repeat(1024))));
  });
}

scenario(
  'a connection is granted a permission for a thousand targets at most',
  verifies('MANAGEMENT-PERMISSION-07'),
  async ({ connect, service, eventHandler, hub }) => {
    const call = callsOf(service, hub('handler'));
    const path = `/permissions/sendToGroup/connections/${eventHandler.connectionOf(await connect())}`;
    scenario.setTimeout(slowMs);
    await expectConflictAfterRules(call, 'PUT', path);
    await expectMissing(call('HEAD', path, targetOf('overflow')), 'MANAGEMENT-PERMISSION-02');
  },
);

scenario(
  'a permission of a role is revoked for a thousand targets at most',
  verifies('MANAGEMENT-PERMISSION-18'),
  async ({ connect, service, eventHandler, hub }) => {
    const call = callsOf(service, hub('handler'));
    const token = await generateToken(service, hub('handler'), [['role', 'webpubsub.sendToGroup']]);
    const path = `/permissions/sendToGroup/connections/${eventHandler.connectionOf(await connect({ token }))}`;
    scenario.setTimeout(slowMs);
    await expectConflictAfterRules(call, 'DELETE', path);
    await expectAccepted(call('HEAD', path, targetOf('overflow')));
  },
);

/** Changes a permission for as many targets as it may list, and for one more. */
async function expectConflictAfterRules(call: HubCall, method: string, path: string): Promise<void> {
  const targets = Array.from({ length: maxPermissionRules }, (_, index) => targetOf(`room-${index}`));
  for (let index = 0; index < targets.length; index += callsAtOnce) {
    const some = targets.slice(index, index + callsAtOnce);
    await Promise.all(some.map((target) => requireSuccess(call(method, path, target))));
  }
  const overflow = await expectStatus(call(method, path, targetOf('overflow')), 409);
  expectHeader(overflow, 'x-ms-error-code', 'Error.Connection.Conflict');
}
