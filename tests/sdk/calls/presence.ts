import { expect } from 'vitest';
import type { WebPubSubGroupMember } from '@azure/web-pubsub';
import { lobby, type SdkCall } from '../sdk-call.js';

export const presenceCalls: readonly SdkCall[] = [
  {
    method: 'connectionExists',
    effect: 'tells a connection from none',
    run: async ({ service, connect }) => {
      const { connectionId } = await connect();
      expect(await service.connectionExists(connectionId)).toBe(true);
      expect(await service.connectionExists('nobody')).toBe(false);
    },
  },
  {
    method: 'userExists',
    effect: 'tells a user who is there from one who is not',
    run: async ({ service, connect }) => {
      await connect({ userId: 'ana ö+100%' });
      expect(await service.userExists('ana ö+100%')).toBe(true);
      expect(await service.userExists('ana')).toBe(false);
    },
  },
  {
    method: 'groupExists',
    effect: 'tells a group with members from an empty one',
    run: async ({ service, connect }) => {
      expect(await service.groupExists(lobby)).toBe(false);
      await connect({ groups: [lobby] });
      expect(await service.groupExists(lobby)).toBe(true);
    },
  },
  {
    method: 'group.listConnections',
    effect: 'gives every member, page by page',
    run: async ({ service, connect }) => {
      const userIds = ['ana', 'ana', undefined, 'bob', 'eve'];
      const members = await Promise.all(
        userIds.map(async (userId): Promise<WebPubSubGroupMember> => {
          const user = userId === undefined ? {} : { userId };
          const { connectionId } = await connect({ ...user, groups: [lobby] });
          return { connectionId, ...user };
        }),
      );
      const group = service.group(lobby);
      const pages: WebPubSubGroupMember[][] = [];
      for await (const page of (await group.listConnections({ maxPageSize: 2 })).byPage()) pages.push([...page]);
      expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
      expect(usersById(pages.flat())).toEqual(usersById(members));
      const listed: WebPubSubGroupMember[] = [];
      for await (const member of await group.listConnections({ maxPageSize: 2, top: 3 })) listed.push(member);
      expect(usersById(listed).size).toBe(3);
      expect(usersById([...listed, ...members])).toEqual(usersById(members));
    },
  },
];

/** The order of the members of a page is not defined. */
function usersById(members: readonly WebPubSubGroupMember[]): Map<string, string | null> {
  return new Map(members.map(({ connectionId, userId }) => [connectionId, userId ?? null]));
}
