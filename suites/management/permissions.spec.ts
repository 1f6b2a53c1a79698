import { expect, scenario, verifies } from '../../fixtures/index.js';
import { callsOf } from '../hub-calls.js';

const target = { query: [['targetName', 'lobby']] } as const;

scenario(
  'a permission is there from its PUT to its DELETE',
  verifies('MANAGEMENT-PERMISSION-01', 'MANAGEMENT-PERMISSION-02', 'MANAGEMENT-PERMISSION-03'),
  async ({ connect, service, upstream, hub }) => {
    const call = callsOf(service, hub('handler'));
    const id = upstream.connectionOf(await connect());
    for (const permission of ['sendToGroup', 'joinLeaveGroup']) {
      const statusOf = async (method: string) =>
        (await call(method, `/permissions/${permission}/connections/${id}`, target)).status;
      expect(await statusOf('HEAD')).toBe(404);
      expect(await statusOf('PUT')).toBe(200);
      expect(await statusOf('HEAD')).toBe(200);
      expect(await statusOf('DELETE')).toBe(204);
      expect(await statusOf('HEAD')).toBe(404);
    }
  },
);

scenario(
  'PUT of a permission of a missing connection is answered 404',
  verifies('MANAGEMENT-PERMISSION-04'),
  async ({ service, hub }) => {
    const call = callsOf(service, hub('handler'));
    const { status, headers } = await call('PUT', '/permissions/sendToGroup/connections/missing', target);
    expect(status).toBe(404);
    expect(headers['x-ms-error-code']).toBe('Info.Connection.NotExisted');
  },
);

scenario(
  'a permission for one target does not apply to another',
  verifies('MANAGEMENT-PERMISSION-05'),
  async ({ connect, service, upstream, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const path = `/permissions/sendToGroup/connections/${upstream.connectionOf(await connect())}`;
    const targetOf = (room: string) => ({ query: [['targetName', ns.room(room)]] as const });
    expect((await call('PUT', path, targetOf('a'))).status).toBe(200);
    expect((await call('HEAD', path, targetOf('a'))).status).toBe(200);
    expect((await call('HEAD', path, targetOf('b'))).status).toBe(404);
  },
);

scenario(
  'an unknown permission is answered 400',
  verifies('MANAGEMENT-PERMISSION-06'),
  async ({ connect, service, upstream, hub }) => {
    const call = callsOf(service, hub('handler'));
    const id = upstream.connectionOf(await connect());
    expect((await call('PUT', `/permissions/fly/connections/${id}`, target)).status).toBe(400);
    expect((await call('PUT', `/permissions/sendToGroup/connections/${id}`, target)).status).toBe(200);
  },
);
