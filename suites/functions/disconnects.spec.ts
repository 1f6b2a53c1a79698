import { expect, scenario, step, verifies } from '../../fixtures/index.js';
import { arrange, replay, type Members } from './replay.js';

const two: Members = { socket1: ['socket1'], socket2: ['socket2'], other: ['rm'] };

const disconnects: readonly { id: string; name: string; path: string; members: Members; ended: readonly string[] }[] = [
  {
    id: 'REST-DISCONNECT-09',
    name: 'disconnect two sockets',
    path: '/ns',
    members: two,
    ended: ['socket1', 'socket2'],
  },
  {
    id: 'FUNCTIONS-DISCONNECT-02',
    name: 'disconnect two sockets of the default namespace',
    path: '/',
    members: two,
    ended: ['socket1', 'socket2'],
  },
  {
    id: 'FUNCTIONS-DISCONNECT-03',
    name: 'disconnect a whole namespace',
    path: '/ns',
    members: { first: [], second: ['rm'], outside: 'elsewhere' },
    ended: ['first', 'second'],
  },
];

for (const { id, name, path, members, ended } of disconnects) {
  scenario(
    `the call to ${name} ends them and no others`,
    verifies(id),
    async ({ scenarioContext, connect, lease, service }) => {
      const clients = await arrange({ scenarioContext, connect, lease, service }, members, path);
      await replay(service, scenarioContext.hub('isolated'), name);
      for (const [member, client] of Object.entries(clients)) {
        if (!ended.includes(member)) expect(await client.unread(), member).toEqual([]);
        else expect(await client.ended(), member).toBe('io server disconnect');
      }
    },
  );
}

scenario(
  'the call to disconnect two sockets and close their connections ends the other namespaces of these, too',
  verifies('FUNCTIONS-DISCONNECT-04'),
  async ({ scenarioContext, connect, lease, service, anotherNamespace }) => {
    const { other, ...closed } = await arrange({ scenarioContext, connect, lease, service }, two);
    // A client that has no namespace left would close its connection by itself.
    const siblings = await Promise.all(Object.values(closed).map((client) => client.namespace(anotherNamespace())));
    await replay(service, scenarioContext.hub('isolated'), 'disconnect two sockets and close their connections');
    for (const sibling of siblings) await sibling.connectionClosed();
    await step('REST-DISCONNECT-12', async () => expect(await other?.unread()).toEqual([]));
  },
);
