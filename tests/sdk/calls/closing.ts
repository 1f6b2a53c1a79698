import { expect } from 'vitest';
import { lobby, type SdkCall } from '../sdk-call.js';

export const closingCalls: readonly SdkCall[] = [
  {
    method: 'closeConnection',
    effect: 'ends that connection alone',
    run: async ({ service, connect }) => {
      const [ana, bob] = await Promise.all([connect(), connect()]);
      await service.closeConnection(ana.connectionId, { reason: 'closing time' });
      expect(await ana.closed).toBe('transport close');
      expect(await service.connectionExists(ana.connectionId)).toBe(false);
      expect(await bob.news()).toEqual([]);
    },
  },
  {
    method: 'closeAllConnections',
    effect: 'ends every connection of the hub',
    run: async ({ service, connect }) => {
      const [ana, bob] = await Promise.all([connect(), connect()]);
      await service.closeAllConnections({ reason: 'closing time' });
      expect([await ana.closed, await bob.closed]).toEqual(['transport close', 'transport close']);
    },
  },
  {
    method: 'closeUserConnections',
    effect: 'ends every connection of the user',
    run: async ({ service, connect }) => {
      const [first, second, bob] = await Promise.all([
        connect({ userId: 'ana' }),
        connect({ userId: 'ana' }),
        connect({ userId: 'bob' }),
      ]);
      await service.closeUserConnections('ana', { reason: 'closing time' });
      expect([await first.closed, await second.closed]).toEqual(['transport close', 'transport close']);
      expect(await service.userExists('ana')).toBe(false);
      expect(await bob.news()).toEqual([]);
    },
  },
  {
    method: 'group.closeAllConnections',
    effect: 'ends every connection of the group',
    run: async ({ service, connect }) => {
      const [ana, bob] = await Promise.all([connect({ groups: [lobby] }), connect()]);
      await service.group(lobby).closeAllConnections({ reason: 'closing time' });
      expect(await ana.closed).toBe('transport close');
      expect(await service.groupExists(lobby)).toBe(false);
      expect(await bob.news()).toEqual([]);
    },
  },
];
