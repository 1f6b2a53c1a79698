import { expect, scenario, verifies, type SocketClient } from '../../fixtures/index.js';
import { expectRecipients } from '../recipients.js';

const maxGroups = 12;

scenario(
  'length(groups) grows by one with each group',
  verifies('RUNTIME-FILTER-33'),
  async ({ connect, service, ns }) => {
    const client = await connect();
    const groupsOf = async ({ group }: SocketClient): Promise<number> => {
      for (let count = 0; count <= maxGroups; count++) {
        await service.sendToGroup(group, ns.event('count', count), { filter: `length(groups) eq ${count}` });
      }
      const [match] = await client.next('count');
      expect(await client.unread('count')).toEqual([]);
      return Number(match);
    };
    const before = await groupsOf(client);
    await service.addToGroups([ns.room('a'), ns.room('b')], `'${client.group}' in groups`);
    expect(await groupsOf(client)).toBe(before + 2);
    await service.removeFromGroups([ns.room('a')], `'${client.group}' in groups`);
    expect(await groupsOf(client)).toBe(before + 1);
  },
);

scenario(
  'Socket.IO clients have no protocol of Web PubSub',
  verifies('RUNTIME-FILTER-34'),
  async ({ connect, service, ns }) => {
    const client = await connect();
    await service.sendToGroup(ns.group, ns.event('none'), { filter: 'protocol eq null' });
    await service.sendToGroup(ns.group, ns.event('some'), { filter: 'protocol ne null' });
    await expectRecipients({ client }, 'none', ['client']);
    await expectRecipients({ client }, 'some', []);
  },
);
