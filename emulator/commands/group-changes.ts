import { inSlices } from '../../lib/in-slices.js';
import type { Connection } from '../connections/connection.js';
import type { JoinedGroups } from '../connections/joined-groups.js';
import { CommandError } from './command-error.js';

/** What changes about the groups of some connections. */
export interface GroupChange {
  readonly hub: string;
  /** The connections that it is about, when it is its turn. */
  readonly select: () => readonly Connection[];
  /** The groups that each of them joins or leaves, some perhaps twice; those that it is in when left out. */
  readonly groups?: readonly string[];
  /** How many groups each may be in afterwards. */
  readonly maxGroups?: number;
  readonly apply: (group: string, connection: Connection) => void;
}

/**
 * Changes who is in which groups. A large change is made in slices, and those of one hub one after the other: the last
 * call wins, as if each had been made at once.
 */
export class GroupChanges {
  /** By hub, the end of its last change. */
  readonly #last = new Map<string, Promise<unknown>>();

  /** @param maxChanges how many memberships one change may be about. */
  constructor(private readonly maxChanges: number) {}

  /**
   * Settles with the number of connections that it was about, once all of it is made.
   * Rejects with a {@link CommandError} where it is beyond the limit; then nothing is changed.
   */
  make(change: GroupChange): Promise<number> {
    const before = this.#last.get(change.hub);
    const made = before === undefined ? this.#makeNow(change) : before.then(() => this.#makeNow(change));
    const ended: Promise<void> = made
      .then(
        () => undefined,
        () => undefined,
      )
      .then(() => {
        if (this.#last.get(change.hub) === ended) this.#last.delete(change.hub);
      });
    this.#last.set(change.hub, ended);
    return made;
  }

  async #makeNow({ select, groups: named, maxGroups, apply }: GroupChange): Promise<number> {
    const groups = named === undefined ? undefined : await distinct(named);
    const groupsOf = (connection: Connection): Groups => groups ?? connection.groups;
    const connections = select();
    const count = connections.reduce((sum, connection) => sum + groupsOf(connection).size, 0);
    if (count > this.maxChanges) {
      throw new CommandError(
        `The call is about ${count} memberships of ${connections.length} connections in groups; expected at most ` +
          `${this.maxChanges} (maxGroupChanges). Name fewer groups in a call, or fewer connections by a filter.`,
      );
    }
    if (maxGroups !== undefined) await checkRoom(connections, groupsOf, maxGroups);
    await inSlices(memberships(connections, groupsOf), ([group, connection]) => apply(group, connection));
    return connections.length;
  }
}

type Groups = ReadonlySet<string> | JoinedGroups;

/** A body of a megabyte may name a hundred thousand: a set of them takes longer than others should wait. */
async function distinct(groups: readonly string[]): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  await inSlices(groups, (group) => names.add(group));
  return names;
}

/** @throws CommandError where one of the connections would be in more groups than it may. */
async function checkRoom(
  connections: readonly Connection[],
  groupsOf: (connection: Connection) => Groups,
  maxGroups: number,
): Promise<void> {
  // Only where it might not be enough it matters which of the groups a connection is in already.
  const crowded = connections.filter((connection) => connection.groups.size + groupsOf(connection).size > maxGroups);
  const added = new Map<Connection, number>();
  await inSlices(memberships(crowded, groupsOf), ([group, connection]) => {
    if (!connection.groups.has(group)) added.set(connection, (added.get(connection) ?? 0) + 1);
  });
  const [full] = [...added].flatMap(([connection, count]) =>
    connection.groups.size + count > maxGroups ? [connection] : [],
  );
  if (full === undefined) return;
  throw new CommandError(
    `The connection ${full.connectionId} would be in more than ${maxGroups} groups. Let it leave others first.`,
  );
}

/** Those of connections that are still there when it is their turn: nobody would remove the others from a group. */
function* memberships(
  connections: readonly Connection[],
  groupsOf: (connection: Connection) => Groups,
): Generator<[group: string, connection: Connection]> {
  for (const connection of connections) {
    for (const group of [...groupsOf(connection)]) {
      if (connection.hub.connection(connection.connectionId) === connection) yield [group, connection];
    }
  }
}
