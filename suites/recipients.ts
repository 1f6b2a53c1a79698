import type { SocketClient } from '../fixtures/index.js';

/**
 * The names of the clients that have received an event by now, each as often as it has.
 *
 * @example expect(await recipients({ inside, outside }, 'news')).toEqual(['inside'])
 */
export async function recipients(clients: Readonly<Record<string, SocketClient>>, event: string): Promise<string[]> {
  const received = await Promise.all(
    Object.entries(clients).map(async ([name, client]) => {
      const events = await client.unread();
      return events.filter((unread) => unread.event === event).map(() => name);
    }),
  );
  return received.flat();
}
