import { expect } from 'vitest';
import type { SdkCall } from '../sdk-call.js';

const targetName = 'a group/ö';

export const permissionCalls: readonly SdkCall[] = [
  {
    method: 'hasPermission',
    effect: 'is false for what was never granted',
    run: async ({ service, connect }) => {
      const { connectionId } = await connect();
      expect(await service.hasPermission(connectionId, 'sendToGroup', { targetName })).toBe(false);
      expect(await service.hasPermission('nobody', 'sendToGroup', { targetName })).toBe(false);
    },
  },
  {
    method: 'grantPermission',
    effect: 'grants one permission for one group, and fails where there is no connection',
    run: async ({ service, connect }) => {
      const { connectionId } = await connect();
      await service.grantPermission(connectionId, 'sendToGroup', { targetName });
      expect(await service.hasPermission(connectionId, 'sendToGroup', { targetName })).toBe(true);
      expect(await service.hasPermission(connectionId, 'joinLeaveGroup', { targetName })).toBe(false);
      expect(await service.hasPermission(connectionId, 'sendToGroup', { targetName: 'another' })).toBe(false);
      await expect(service.grantPermission('nobody', 'sendToGroup', { targetName })).rejects.toMatchObject({
        statusCode: 404,
      });
    },
  },
  {
    method: 'revokePermission',
    effect: 'takes back what was granted',
    run: async ({ service, connect }) => {
      const { connectionId } = await connect();
      await service.grantPermission(connectionId, 'joinLeaveGroup', { targetName });
      await service.revokePermission(connectionId, 'joinLeaveGroup', { targetName });
      expect(await service.hasPermission(connectionId, 'joinLeaveGroup', { targetName })).toBe(false);
    },
  },
];
