import { expect, scenario, step, verifies } from '../../fixtures/index.js';
import { officialSdk } from '../rest/official-sdk.js';

const text = { contentType: 'text/plain' } as const;

scenario(
  'the official SDK manages a connection and its groups',
  verifies('MANAGEMENT-CONNECTION-01', 'MANAGEMENT-CONNECTION-02', 'MANAGEMENT-GROUP-04', 'MANAGEMENT-GROUP-07'),
  async ({ connect, service, environment, eventHandler, ns, hub }) => {
    const sdk = await officialSdk(service, environment, hub('handler'));
    const client = await connect();
    const id = eventHandler.connectionOf(client);
    const lobby = sdk.group(ns.room('lobby'));
    await step('MANAGEMENT-CONNECTION-01', async () => expect(await sdk.connectionExists(id)).toBe(true));
    await step('MANAGEMENT-CONNECTION-02', async () => expect(await sdk.connectionExists('missing')).toBe(false));

    await lobby.addConnection(id);
    await step('MANAGEMENT-GROUP-01', async () => expect(await sdk.groupExists(ns.room('lobby'))).toBe(true));
    await step('MANAGEMENT-LIST-01', async () => {
      const listed = [];
      for await (const member of await lobby.listConnections()) listed.push(member.connectionId);
      expect(listed).toEqual([id]);
    });
    await lobby.removeConnection(id);
    await step('MANAGEMENT-GROUP-20', async () => expect(await sdk.groupExists(ns.room('lobby'))).toBe(false));

    await sdk.sendToConnection(id, ns.event('to connection'), text);
    await step('MANAGEMENT-CONNECTION-05', async () => expect(await client.next('to connection')).toEqual([]));
    await sdk.closeConnection(id, { reason: 'enough' });
    await step('MANAGEMENT-CONNECTION-03', () => client.connectionClosed());
  },
);

scenario(
  'the official SDK manages a user, its groups and permissions',
  verifies('MANAGEMENT-USER-01', 'MANAGEMENT-USER-04', 'MANAGEMENT-USER-10', 'MANAGEMENT-PERMISSION-01'),
  async ({ connect, service, environment, eventHandler, ns, hub }) => {
    const sdk = await officialSdk(service, environment, hub('handler'));
    const user = `ana-${ns.path.slice(1)}`;
    const client = await connect({ user });
    const lobby = sdk.group(ns.room('lobby'));
    await step('MANAGEMENT-USER-01', async () => expect(await sdk.userExists(user)).toBe(true));
    await step('MANAGEMENT-USER-02', async () => expect(await sdk.userExists(`${user}x`)).toBe(false));
    await sdk.sendToUser(user, ns.event('to user'), text);
    await step('MANAGEMENT-USER-04', async () => expect(await client.next('to user')).toEqual([]));

    await lobby.addUser(user);
    await lobby.sendToAll(ns.event('to lobby'), text);
    await step('MANAGEMENT-USER-19', async () => expect(await client.next('to lobby')).toEqual([]));
    await lobby.removeUser(user);
    await step('MANAGEMENT-GROUP-20', async () => expect(await sdk.groupExists(ns.room('lobby'))).toBe(false));

    const id = eventHandler.connectionOf(client);
    const target = { targetName: ns.room('lobby') };
    await sdk.grantPermission(id, 'sendToGroup', target);
    const has = async () => sdk.hasPermission(id, 'sendToGroup', target);
    await step('MANAGEMENT-PERMISSION-08', async () => expect(await has()).toBe(true));
    await sdk.revokePermission(id, 'sendToGroup', target);
    await step('MANAGEMENT-PERMISSION-09', async () => expect(await has()).toBe(false));
    await sdk.removeUserFromAllGroups(user);
    await sdk.closeUserConnections(user, { reason: 'enough' });
    await step('MANAGEMENT-USER-07', () => client.connectionClosed());
  },
);

scenario(
  'the official SDK closes the connections of a group and of a hub',
  verifies('MANAGEMENT-GROUP-10', 'MANAGEMENT-HUB-01'),
  async ({ connect, service, environment, eventHandler, ns, hub, lease }) => {
    await lease('hub:isolated');
    const sdk = await officialSdk(service, environment, hub('isolated'));
    const [first, second] = await Promise.all([connect({ hub: 'isolated' }), connect({ hub: 'isolated' })]);
    await sdk.group(ns.room('lobby')).addConnection(eventHandler.connectionOf(first));
    await sdk.group(ns.room('lobby')).closeAllConnections({ reason: 'enough' });
    await step('MANAGEMENT-GROUP-10', () => first.connectionClosed());
    await step('MANAGEMENT-GROUP-16', async () => expect(await second.unread()).toEqual([]));
    await sdk.closeAllConnections();
    await step('MANAGEMENT-HUB-01', () => second.connectionClosed());
  },
);
