import { expect } from 'vitest';
import { groupName } from '../../../protocol/index.js';
import { lobby, news, type Scene, type SdkCall, text } from '../sdk-call.js';

const kitchen = groupName('/', 'kitchen');

async function sendToGroups({ service }: Scene): Promise<void> {
  for (const [group, value] of [
    [lobby, 'lunch'],
    [kitchen, 'tea'],
  ] as const) {
    await service.group(group).sendToAll(news(value), text);
  }
}

export const membershipCalls: readonly SdkCall[] = [
  {
    method: 'addConnectionsToGroups',
    effect: 'adds the connection of a socket id to every group',
    run: async (scene) => {
      const [ana, bob] = await Promise.all([scene.connect(), scene.connect()]);
      const filter = `'${groupName('/', ana.socket.id)}' in groups`;
      await scene.service.addConnectionsToGroups([lobby, kitchen], filter);
      await sendToGroups(scene);
      expect([await ana.news(), await bob.news()]).toEqual([['lunch', 'tea'], []]);
    },
  },
  {
    method: 'removeConnectionsFromGroups',
    effect: 'removes what a filter lets through from the groups named',
    run: async (scene) => {
      const groups = [lobby, kitchen];
      const [ana, bob] = await Promise.all([scene.connect({ groups }), scene.connect({ groups })]);
      await scene.service.removeConnectionsFromGroups([lobby], `connectionId eq '${ana.connectionId}'`);
      await sendToGroups(scene);
      expect([await ana.news(), await bob.news()]).toEqual([['tea'], ['lunch', 'tea']]);
    },
  },
  {
    method: 'group.addConnection',
    effect: 'adds a connection, and fails where there is none',
    run: async (scene) => {
      const [ana, bob] = await Promise.all([scene.connect(), scene.connect()]);
      await scene.service.group(lobby).addConnection(ana.connectionId);
      await sendToGroups(scene);
      expect([await ana.news(), await bob.news()]).toEqual([['lunch'], []]);
      await expect(scene.service.group(lobby).addConnection('nobody')).rejects.toMatchObject({ statusCode: 404 });
    },
  },
  {
    method: 'group.removeConnection',
    effect: 'removes a connection from that group alone',
    run: async (scene) => {
      const ana = await scene.connect({ groups: [lobby, kitchen] });
      await scene.service.group(lobby).removeConnection(ana.connectionId);
      await sendToGroups(scene);
      expect(await ana.news()).toEqual(['tea']);
    },
  },
  {
    method: 'group.addUser',
    effect: 'adds every connection of the user, and fails where there is none',
    run: async (scene) => {
      const userId = 'ana ö+100%';
      const clients = await Promise.all([scene.connect({ userId }), scene.connect({ userId }), scene.connect()]);
      await scene.service.group(lobby).addUser(userId);
      await sendToGroups(scene);
      expect(await Promise.all(clients.map((client) => client.news()))).toEqual([['lunch'], ['lunch'], []]);
      await expect(scene.service.group(lobby).addUser('nobody')).rejects.toMatchObject({ statusCode: 404 });
    },
  },
  {
    method: 'group.removeUser',
    effect: 'removes every connection of the user from that group alone',
    run: async (scene) => {
      const groups = [lobby, kitchen];
      const [ana, bob] = await Promise.all([scene.connect({ userId: 'ana', groups }), scene.connect({ groups })]);
      await scene.service.group(lobby).removeUser('ana');
      await sendToGroups(scene);
      expect([await ana.news(), await bob.news()]).toEqual([['tea'], ['lunch', 'tea']]);
    },
  },
  {
    method: 'removeUserFromAllGroups',
    effect: 'removes every connection of the user from every group',
    run: async (scene) => {
      const groups = [lobby, kitchen];
      const [ana, bob] = await Promise.all([scene.connect({ userId: 'ana', groups }), scene.connect({ groups })]);
      await scene.service.removeUserFromAllGroups('ana');
      await sendToGroups(scene);
      expect([await ana.news(), await bob.news()]).toEqual([[], ['lunch', 'tea']]);
    },
  },
  {
    method: 'removeConnectionFromAllGroups',
    effect: 'removes a connection from every group',
    run: async (scene) => {
      const groups = [lobby, kitchen];
      const [ana, bob] = await Promise.all([scene.connect({ groups }), scene.connect({ groups })]);
      await scene.service.removeConnectionFromAllGroups(ana.connectionId);
      await sendToGroups(scene);
      expect([await ana.news(), await bob.news()]).toEqual([[], ['lunch', 'tea']]);
    },
  },
];
