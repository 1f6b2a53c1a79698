import { expect, scenario, verifies } from '../../fixtures/index.js';
import { callsOf } from '../hub-calls.js';

scenario(
  'HEAD tells a group with a connection from an empty one',
  verifies('MANAGEMENT-GROUP-01', 'MANAGEMENT-GROUP-02', 'MANAGEMENT-GROUP-03'),
  async ({ connect, service, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const client = await connect();
    await service.addToGroups([ns.room('lobby')], `'${client.group}' in groups`);
    for (const group of [ns.group, client.group, ns.room('lobby')]) {
      expect((await call('HEAD', `/groups/${group}`)).status).toBe(200);
    }
    const missing = await call('HEAD', `/groups/${ns.room('empty')}`);
    expect(missing.status).toBe(404);
    expect(missing.headers['x-ms-error-code']).toBe('Warning.Group.NotExisted');
  },
);

scenario(
  'HEAD tells an open connection from one that does not exist',
  verifies('MANAGEMENT-CONNECTION-01', 'MANAGEMENT-CONNECTION-02'),
  async ({ connect, service, eventHandler, hub }) => {
    const call = callsOf(service, hub('handler'));
    const id = eventHandler.connectionOf(await connect());
    expect((await call('HEAD', `/connections/${id}`)).status).toBe(200);
    expect((await call('HEAD', `/connections/${id}x`)).status).toBe(404);
  },
);

scenario(
  'the 404 of a missing connection has an error code',
  verifies('MANAGEMENT-CONNECTION-08'),
  async ({ service, hub }) => {
    const { headers } = await callsOf(service, hub('handler'))('HEAD', '/connections/missing');
    expect(headers['x-ms-error-code']).toBe('Warning.Connection.NotExisted');
  },
);

scenario(
  'HEAD tells a user with a connection from one without',
  verifies('MANAGEMENT-USER-01', 'MANAGEMENT-USER-02', 'MANAGEMENT-USER-03'),
  async ({ connect, service, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const user = `ana-${ns.path.slice(1)}`;
    await connect({ user });
    expect((await call('HEAD', `/users/${user}`)).status).toBe(200);
    const missing = await call('HEAD', `/users/${user}x`);
    expect(missing.status).toBe(404);
    expect(missing.headers['x-ms-error-code']).toBe('Warning.User.NotExisted');
  },
);
