import type { ServiceUnderTest } from '../fixtures/index.js';

/**
 * Adds sockets to rooms one at a time, by the filter that the specification has for it, so that a scenario about something
 * else rests on no other filter.
 *
 * @param sockets the groups of the sockets.
 */
export async function joinRooms(
  service: ServiceUnderTest,
  rooms: readonly string[],
  sockets: readonly string[],
): Promise<void> {
  for (const socket of sockets) await service.addToGroups([...rooms], `'${socket}' in groups`);
}
