import {
  expect,
  expectHeader,
  expectStatus,
  requireSuccess,
  scenario,
  step,
  verifies,
  type Connect,
  type ScenarioFixtures,
  type SocketClient,
  type SuiteEnvironment,
} from '../../fixtures/index.js';
import { callsOf, type HubCall } from '../hub-calls.js';
import { requirePage } from './pages.js';

/** Connects a client that stays to the end: what a service keeps of a hub may go with its last connection. */
async function keepHubInUse(connect: Connect, anotherNamespace: ScenarioFixtures['anotherNamespace']): Promise<void> {
  await connect({ namespace: anotherNamespace() });
}

/** Closes a client's connection, and waits until the service has noticed. */
async function depart(client: SocketClient, eventHandler: ScenarioFixtures['eventHandler']): Promise<void> {
  client.connection.close();
  await step('LIFECYCLE-DISCONNECT-02', () => eventHandler.next('disconnected', { socketId: client.id }));
}

/** Waits until HEAD answers 404: no document says that it has changed when the disconnected event is sent. */
async function expectGone(call: HubCall, path: string, environment: SuiteEnvironment): Promise<void> {
  const { deliveryMs: timeout } = environment.timings;
  await expect.poll(async () => (await call('HEAD', path)).status, { message: `HEAD ${path}`, timeout }).toBe(404);
}

scenario(
  'HEAD of a connection answers 404 once it has closed',
  verifies('MANAGEMENT-CONNECTION-19'),
  async ({ connect, service, eventHandler, environment, hub, anotherNamespace }) => {
    const call = callsOf(service, hub('handler'));
    await keepHubInUse(connect, anotherNamespace);
    const client = await connect();
    const path = `/connections/${eventHandler.connectionOf(client)}`;
    await requireSuccess(call('HEAD', path));
    await depart(client, eventHandler);
    await expectGone(call, path, environment);
  },
);

scenario(
  'HEAD of a user answers 404 once the last connection of the user has closed',
  verifies('MANAGEMENT-USER-25'),
  async ({ connect, service, eventHandler, environment, ns, hub, anotherNamespace }) => {
    const call = callsOf(service, hub('handler'));
    await keepHubInUse(connect, anotherNamespace);
    const user = `ana-${ns.path.slice(1)}`;
    const [first, last] = await Promise.all([connect({ user }), connect({ user })]);
    await depart(first, eventHandler);
    await requireSuccess(call('HEAD', `/users/${user}`));
    await depart(last, eventHandler);
    await expectGone(call, `/users/${user}`, environment);
  },
);

scenario(
  'HEAD of a group answers 404 once its last connection has closed',
  verifies('MANAGEMENT-GROUP-19'),
  async ({ connect, service, eventHandler, environment, ns, hub, anotherNamespace }) => {
    const call = callsOf(service, hub('handler'));
    await keepHubInUse(connect, anotherNamespace);
    const [first, last] = await Promise.all([connect(), connect()]);
    await service.addToGroups([ns.room('lobby')], `'${ns.group}' in groups`);
    await depart(first, eventHandler);
    const path = `/groups/${ns.room('lobby')}`;
    await requireSuccess(call('HEAD', path));
    await depart(last, eventHandler);
    for (const group of [ns.room('lobby'), ns.group, last.group]) {
      await expectGone(call, `/groups/${group}`, environment);
    }
  },
);

scenario(
  'HEAD of a group answers 404 once its last connection was removed from it',
  verifies('MANAGEMENT-GROUP-20'),
  async ({ connect, service, environment, ns, hub, anotherNamespace }) => {
    const call = callsOf(service, hub('handler'));
    await keepHubInUse(connect, anotherNamespace);
    const client = await connect();
    await service.addToGroups([ns.room('lobby')], `'${client.group}' in groups`);
    const path = `/groups/${ns.room('lobby')}`;
    await requireSuccess(call('HEAD', path));
    await service.removeFromGroups([ns.room('lobby')], `'${client.group}' in groups`);
    await expectGone(call, path, environment);
  },
);

scenario(
  'a listing of a group has no connection that has closed',
  verifies('MANAGEMENT-LIST-24'),
  async ({ connect, service, eventHandler, environment, ns, hub, anotherNamespace }) => {
    const call = callsOf(service, hub('handler'));
    await keepHubInUse(connect, anotherNamespace);
    const [departing, staying] = await Promise.all([connect(), connect()]);
    const listed = async () => {
      const { value } = await requirePage(call('GET', `/groups/${ns.group}/connections`));
      return value.map(({ connectionId }) => connectionId).sort();
    };
    const ids = [departing, staying].map((client) => eventHandler.connectionOf(client));
    await step('MANAGEMENT-LIST-01', async () => expect(await listed()).toEqual([...ids].sort()));
    await depart(departing, eventHandler);
    await expect.poll(listed, { timeout: environment.timings.deliveryMs }).toEqual(ids.slice(1));
  },
);

/** What is said of a connection that never was holds for one that has closed. */
const calls = [
  ['MANAGEMENT-CONNECTION-06', 'POST', '/:send', 202],
  ['MANAGEMENT-CONNECTION-04', 'DELETE', '', 204],
  ['MANAGEMENT-CONNECTION-10', 'DELETE', '/groups', 204],
] as const;

for (const [id, method, ending, status] of calls) {
  scenario(
    `${method} /connections/{id}${ending} answers ${status} once the connection has closed`,
    verifies(id),
    async ({ connect, service, eventHandler, environment, ns, hub }) => {
      const call = callsOf(service, hub('handler'));
      const client = await connect();
      const path = `/connections/${eventHandler.connectionOf(client)}`;
      await depart(client, eventHandler);
      await step('MANAGEMENT-CONNECTION-19', () => expectGone(call, path, environment));
      const body = method === 'POST' && { headers: { 'Content-Type': 'text/plain' }, body: ns.event('news') };
      await expectStatus(call(method, `${path}${ending}`, { ...body }), status);
    },
  );
}

scenario(
  'PUT of a connection into a group answers 404 once the connection has closed',
  verifies('MANAGEMENT-GROUP-05'),
  async ({ connect, service, eventHandler, environment, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const client = await connect();
    const path = `/connections/${eventHandler.connectionOf(client)}`;
    await depart(client, eventHandler);
    await step('MANAGEMENT-CONNECTION-19', () => expectGone(call, path, environment));
    const answer = await expectStatus(call('PUT', `/groups/${ns.room('lobby')}${path}`), 404);
    expectHeader(answer, 'x-ms-error-code', 'Error.Connection.NotExisted');
  },
);
