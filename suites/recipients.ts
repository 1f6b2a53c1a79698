import { scenarioFailure, type SocketClient } from '../fixtures/index.js';

/** What the arrival of an event rests on: sends are delivered, rooms have the members that were added, nothing is lost. */
export const arrivalNeeds = ['REST-SEND-02', 'REST-GROUPS-02', 'REST-SEND-16'];
/** What it rests on that an event does not reach others, and nobody twice. */
export const absenceNeeds = ['MAPPING-GROUP-08', 'REST-SEND-17'];

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
  what = `The event "${event}"`,
): Promise<void> {
  const received = await Promise.all(
    Object.entries(clients).map(async ([name, client]) => {
      const expected = names.filter((other) => other === name).length;
      return (await eventsAt(client, event, expected)).map(() => name);
    }),
  );
  const reached = received.flat().sort();
  const expected = [...names].sort();
  if (reached.join() === expected.join()) return;
  const isMissing = names.some((name) => times(name, reached) < times(name, expected));
  const isBeyond = reached.some((name) => times(name, reached) > times(name, expected));
  throw scenarioFailure(`${what} reached ${listed(reached)}, expected ${listed(expected)}.`, [
    ...(isMissing ? arrivalNeeds : []),
    ...(isBeyond ? absenceNeeds : []),
  ]);
}

function times(name: string, names: readonly string[]): number {
  return names.filter((other) => other === name).length;
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'no client' : names.join(', ');
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
