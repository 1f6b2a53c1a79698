import { odata } from '@azure/web-pubsub';
import { expect } from 'vitest';
import { groupName } from '../../../protocol/index.js';
import { lobby, news, type SdkCall, text } from '../sdk-call.js';

export const sendingCalls: readonly SdkCall[] = [
  {
    method: 'sendToAll',
    effect: 'reaches every client',
    run: async ({ service, connect }) => {
      const [ana, bob] = await Promise.all([connect(), connect()]);
      await service.sendToAll(news('lunch'), { ...text, messageTtlSeconds: 60 });
      expect([await ana.news(), await bob.news()]).toEqual([['lunch'], ['lunch']]);
    },
  },
  {
    method: 'sendToAll',
    effect: 'spares excluded clients and those that a filter leaves out',
    run: async ({ service, connect }) => {
      const [ana, bob, eve] = await Promise.all([
        connect({ userId: 'ana' }),
        connect({ userId: "o'bob" }),
        connect({ userId: "o'bob" }),
      ]);
      const filter = odata`userId eq ${"o'bob"}`;
      await service.sendToAll(news('lunch'), { ...text, filter, excludedConnections: [eve.connectionId] });
      expect([await ana.news(), await bob.news(), await eve.news()]).toEqual([[], ['lunch'], []]);
    },
  },
  {
    method: 'sendToAll',
    effect: 'sends an Engine.IO payload that is given as bytes',
    run: async ({ service, connect }) => {
      const ana = await connect();
      await service.sendToAll(Buffer.from(news('ö')));
      expect(await ana.news()).toEqual(['ö']);
    },
  },
  {
    method: 'sendToAll',
    effect: 'accepts JSON, and delivers nothing of it to Socket.IO clients',
    run: async ({ service, connect }) => {
      const ana = await connect();
      await service.sendToAll({ news: 'lunch' });
      await service.sendToAll(news('tea'), text);
      expect(await ana.news()).toEqual(['tea']);
    },
  },
  {
    method: 'sendToUser',
    effect: "reaches every connection of a user, and no other's",
    run: async ({ service, connect }) => {
      const userId = 'ana ö+100%';
      const [first, second, bob] = await Promise.all([
        connect({ userId }),
        connect({ userId }),
        connect({ userId: 'bob' }),
      ]);
      await service.sendToUser(userId, news('lunch'), text);
      await service.sendToUser(userId, news('tea'), { ...text, filter: `connectionId eq '${first.connectionId}'` });
      expect([await first.news(), await second.news(), await bob.news()]).toEqual([['lunch', 'tea'], ['lunch'], []]);
    },
  },
  {
    method: 'sendToConnection',
    effect: 'reaches that connection alone',
    run: async ({ service, connect }) => {
      const [ana, bob] = await Promise.all([connect(), connect()]);
      await service.sendToConnection(ana.connectionId, news('lunch'), text);
      expect([await ana.news(), await bob.news()]).toEqual([['lunch'], []]);
    },
  },
  {
    method: 'group.sendToAll',
    effect: 'reaches the members of the group that are not excluded',
    run: async ({ service, connect }) => {
      const [ana, bob, eve] = await Promise.all([
        connect({ groups: [lobby] }),
        connect({ groups: [lobby] }),
        connect(),
      ]);
      await service.group(lobby).sendToAll(news('lunch'), { ...text, excludedConnections: [bob.connectionId] });
      expect([await ana.news(), await bob.news(), await eve.news()]).toEqual([['lunch'], [], []]);
    },
  },
  {
    method: 'group.sendToAll',
    effect: 'reaches the members of the group that a filter lets through',
    run: async ({ service, connect }) => {
      const kitchen = groupName('/', 'kitchen');
      const [ana, bob, eve] = await Promise.all([
        connect({ groups: [lobby] }),
        connect({ groups: [lobby, kitchen] }),
        connect({ groups: [kitchen] }),
      ]);
      const filter = odata`not (${kitchen} in groups)`;
      await service.group(lobby).sendToAll(news('lunch'), { ...text, filter });
      expect([await ana.news(), await bob.news(), await eve.news()]).toEqual([['lunch'], [], []]);
    },
  },
];
