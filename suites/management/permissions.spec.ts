import { expect, scenario, verifies } from '../../fixtures/index.js';
import { callsOf, type HubCall } from '../hub-calls.js';

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
      const statusOf = async (method: string) =>
        (await call(method, `/permissions/${permission}/connections/${id}`, lobby)).status;
      expect(await statusOf('HEAD')).toBe(404);
      expect(await statusOf('PUT')).toBe(200);
      expect(await statusOf('HEAD')).toBe(200);
      expect(await statusOf('DELETE')).toBe(204);
      expect(await statusOf('HEAD')).toBe(404);
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
      const { status, headers } = await callsOf(service, hub('handler'))(method, missing, lobby);
      expect(status).toBe(404);
      expect(headers['x-ms-error-code']).toBe('Info.Connection.NotExisted');
    },
  );
}

scenario(
  'DELETE of a permission of a missing connection succeeds',
  verifies('MANAGEMENT-PERMISSION-17'),
  async ({ service, hub }) => {
    expect((await callsOf(service, hub('handler'))('DELETE', missing, lobby)).status).toBe(204);
  },
);

scenario(
  'a permission for one target does not apply to another',
  verifies('MANAGEMENT-PERMISSION-05'),
  async ({ connect, service, eventHandler, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const path = `/permissions/sendToGroup/connections/${eventHandler.connectionOf(await connect())}`;
    expect((await call('PUT', path, targetOf(ns.room('a')))).status).toBe(200);
    expect((await call('HEAD', path, targetOf(ns.room('a')))).status).toBe(200);
    expect((await call('HEAD', path, targetOf(ns.room('b')))).status).toBe(404);
  },
);

scenario(
  'an unknown permission is answered 400',
  verifies('MANAGEMENT-PERMISSION-06'),
  async ({ connect, service, eventHandler, hub }) => {
    const call = callsOf(service, hub('handler'));
    const id = eventHandler.connectionOf(await connect());
    expect((await call('PUT', `/permissions/fly/connections/${id}`, lobby)).status).toBe(400);
    expect((await call('PUT', `/permissions/sendToGroup/connections/${id}`, lobby)).status).toBe(200);
  },
);

for (const [method, id] of [
  ['DELETE', 'MANAGEMENT-PERMISSION-10'],
  ['PUT', 'MANAGEMENT-PERMISSION-12'],
  ['HEAD', 'MANAGEMENT-PERMISSION-13'],
] as const) {
  scenario(`${method} of a permission without a target is answered 400`, verifies(id), async ({ service, hub }) => {
    expect((await callsOf(service, hub('handler'))(method, missing)).status).toBe(400);
  });
}

scenario(
  'the 400 of a permission without a target has a message about the group name',
  verifies('MANAGEMENT-PERMISSION-11'),
  async ({ service, hub }) => {
    const { status, body } = await callsOf(service, hub('handler'))('DELETE', missing);
    expect(status).toBe(400);
    expect((JSON.parse(body) as { message: string }).message).toMatch(/^Invalid group name\b/);
  },
);

for (const [title, id, targets] of [
  ['a blank target of a permission is answered 400', 'MANAGEMENT-PERMISSION-14', ['', ' ', ' \t']],
  ['a target of 1025 characters is answered 400', 'MANAGEMENT-PERMISSION-15', ['x'.repeat(1025)]],
] as const) {
  scenario(title, verifies(id), async ({ connect, service, eventHandler, hub }) => {
    const call = callsOf(service, hub('handler'));
    const path = `/permissions/sendToGroup/connections/${eventHandler.connectionOf(await connect())}`;
    for (const target of targets) expect((await call('PUT', path, targetOf(target))).status).toBe(400);
    expect((await call('PUT', path, targetOf('x'.repeat(1024)))).status).toBe(200);
  });
}

scenario(
  'a connection is granted a permission for a thousand targets at most',
  verifies('MANAGEMENT-PERMISSION-07'),
  async ({ connect, service, eventHandler, hub }) => {
    const call = callsOf(service, hub('handler'));
    const path = `/permissions/sendToGroup/connections/${eventHandler.connectionOf(await connect())}`;
    scenario.setTimeout(slowMs);
    await expectConflictAfterRules(call, 'PUT', path, 200);
    expect((await call('HEAD', path, targetOf('overflow'))).status).toBe(404);
  },
);

scenario(
  'a permission of a role is revoked for a thousand targets at most',
  verifies('MANAGEMENT-PERMISSION-18'),
  async ({ connect, service, eventHandler, hub }) => {
    const call = callsOf(service, hub('handler'));
    const { body } = await call('POST', '/:generateToken', { query: [['role', 'webpubsub.sendToGroup']] });
    const { token } = JSON.parse(body) as { token: string };
    const path = `/permissions/sendToGroup/connections/${eventHandler.connectionOf(await connect({ token }))}`;
    scenario.setTimeout(slowMs);
    await expectConflictAfterRules(call, 'DELETE', path, 204);
    expect((await call('HEAD', path, targetOf('overflow'))).status).toBe(200);
  },
);

/** Changes a permission for as many targets as it may list, and for one more. */
async function expectConflictAfterRules(call: HubCall, method: string, path: string, status: number): Promise<void> {
  const targets = Array.from({ length: maxPermissionRules }, (_, index) => targetOf(`room-${index}`));
  for (let index = 0; index < targets.length; index += callsAtOnce) {
    const answers = targets.slice(index, index + callsAtOnce).map((target) => call(method, path, target));
    expect(new Set((await Promise.all(answers)).map((answer) => answer.status))).toEqual(new Set([status]));
  }
  const overflow = await call(method, path, targetOf('overflow'));
  expect(overflow.status).toBe(409);
  expect(overflow.headers['x-ms-error-code']).toBe('Error.Connection.Conflict');
}
