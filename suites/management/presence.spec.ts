import { expectHeader, expectStatus, requireSuccess, scenario, step, verifies } from '../../fixtures/index.js';
import { callsOf } from '../hub-calls.js';

scenario(
  'HEAD tells a group with a connection from an empty one',
  verifies('MANAGEMENT-GROUP-01', 'MANAGEMENT-GROUP-02', 'MANAGEMENT-GROUP-03'),
  async ({ connect, service, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const client = await connect();
    await service.addToGroups([ns.room('lobby')], `'${client.group}' in groups`);
    for (const group of [ns.group, client.group, ns.room('lobby')]) {
      await requireSuccess(call('HEAD', `/groups/${group}`));
    }
    const missing = call('HEAD', `/groups/${ns.room('empty')}`);
    const answer = await step('MANAGEMENT-GROUP-02', () => expectStatus(missing, 404));
    await step('MANAGEMENT-GROUP-03', () => expectHeader(answer, 'x-ms-error-code', 'Warning.Group.NotExisted'));
  },
);

scenario(
  'HEAD tells an open connection from one that does not exist',
  verifies('MANAGEMENT-CONNECTION-01', 'MANAGEMENT-CONNECTION-02'),
  async ({ connect, service, eventHandler, hub }) => {
    const call = callsOf(service, hub('handler'));
    const id = eventHandler.connectionOf(await connect());
    await requireSuccess(call('HEAD', `/connections/${id}`));
    await step('MANAGEMENT-CONNECTION-02', () => expectStatus(call('HEAD', `/connections/${id}x`), 404));
  },
);

scenario(
  'the 404 of a missing connection has an error code',
  verifies('MANAGEMENT-CONNECTION-08'),
  async ({ service, hub }) => {
    const missing = callsOf(service, hub('handler'))('HEAD', '/connections/missing');
    const answer = await step('MANAGEMENT-CONNECTION-02', () => expectStatus(missing, 404));
    expectHeader(answer, 'x-ms-error-code', 'Warning.Connection.NotExisted');
  },
);

scenario(
  'HEAD tells a user with a connection from one without',
  verifies('MANAGEMENT-USER-01', 'MANAGEMENT-USER-02', 'MANAGEMENT-USER-03'),
  async ({ connect, service, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const user = `ana-${ns.path.slice(1)}`;
    await connect({ user });
    await requireSuccess(call('HEAD', `/users/${user}`));
    const answer = await step('MANAGEMENT-USER-02', () => expectStatus(call('HEAD', `/users/${user}x`), 404));
    await step('MANAGEMENT-USER-03', () => expectHeader(answer, 'x-ms-error-code', 'Warning.User.NotExisted'));
  },
);
