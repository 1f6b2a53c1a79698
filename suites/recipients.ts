import { expect, type SocketClient } from '../fixtures/index.js';

/**
 * Expects an event to have been sent to exactly the clients that are named, each as often as it is. They are waited for;
 * what has come beyond that is told by what a client has not read yet.
 *
 * @param what is said where it fails.
 * @example await expectRecipients({ inside, outside }, 'news', ['inside'])
 */
export async function expectRecipients(
  clients: Readonly<Record<string, SocketClient>>,
  event: string,
  names: readonly string[],
  what = `recipients of "${event}"`,
): Promise<void> {
  const received = await Promise.all(
    Object.entries(clients).map(async ([name, client]) => {
      const expected = names.filter((other) => other === name).length;
      return (await eventsAt(client, event, expected)).map(() => name);
    }),
  );
  expect(received.flat().sort(), what).toEqual([...names].sort());
}

/**
 * The arguments of each event of a name that a client receives: as many as are expected are waited for, and those that
 * have come beyond are added.
 */
export async function eventsAt(client: SocketClient, event: string, expected: number): Promise<(readonly unknown[])[]> {
  const received = [];
  while (received.length < expected) {
    const args = await client.next(event).catch(() => undefined);
    if (args === undefined) break;
    received.push(args);
  }
  const beyond = await client.unread(event);
  return [...received, ...beyond.map(({ args }) => args)];
}
