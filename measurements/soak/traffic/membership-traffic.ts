import { setTimeout as delay } from 'node:timers/promises';
import { createServiceClient } from '../../../client/index.js';
import { groupName } from '../../../protocol/index.js';
import type { Traffic } from './traffic.js';

const changesPerSecond = 10;

/** A backend that puts the clients of a room into a group of a new name, and out of it again. */
export function membershipTraffic(connectionString: string, hub: string, rooms: readonly string[]): Traffic {
  const service = createServiceClient({ connectionString });
  const change = async (operation: 'addToGroups' | 'removeFromGroups', group: string, room: string): Promise<void> => {
    const body = { groups: [group], filter: `'${groupName('/', room)}' in groups` };
    const { response } = await service.POST(`/api/hubs/{hub}/:${operation}`, { params: { path: { hub } }, body });
    if (!response.ok) throw new Error(`A change of membership was answered ${response.status}. Expected 200.`);
  };
  return {
    name: 'changes of membership',
    async run(seconds) {
      const startedAt = performance.now();
      const total = Math.round((seconds * changesPerSecond) / 2);
      for (let count = 0; count < total; count += 1) {
        const wait = startedAt + (count * 2000) / changesPerSecond - performance.now();
        if (wait > 0) await delay(wait);
        const room = rooms[count % rooms.length] ?? '';
        await change('addToGroups', groupName('/', `extra${count}`), room);
        await change('removeFromGroups', groupName('/', `extra${count}`), room);
      }
      return `${total * 2} answered`;
    },
  };
}
