import { inSlices } from '../../lib/in-slices.js';
import type { Connection } from './connection.js';

const nobody: ReadonlySet<Connection> = new Set();

/** Which connections are in which group; a group exists while somebody is in it. */
export class GroupIndex {
  /** A group of one, as many are, is its only member. */
  readonly #members = new Map<string, Connection | Set<Connection>>();
  /** How many connections are in no group any more, and still among the members of some. */
  #leaving = 0;

  members(group: string): ReadonlySet<Connection> {
    const members = this.#members.get(group);
    if (members === undefined) return nobody;
    const all = members instanceof Set ? members : new Set([members]);
    return this.#leaving === 0 ? all : new Set([...all].filter(({ groups }) => groups.has(group)));
  }

  add(group: string, connection: Connection): void {
    const members = this.#members.get(group);
    if (members === undefined) this.#members.set(group, connection);
    else if (members instanceof Set) members.add(connection);
    else if (members !== connection) this.#members.set(group, new Set([members, connection]));
    connection.groups.add(group);
  }

  remove(group: string, connection: Connection): void {
    connection.groups.delete(group);
    this.#removeMember(group, connection);
  }

  /** It is in no group from now on. Where it was in many, what the index has of it is removed in slices. */
  removeFromAll(connection: Connection): void {
    const groups = connection.groups.takeAll();
    this.#leaving++;
    void inSlices(groups, (group) => {
      // It may have been added again meanwhile.
      if (!connection.groups.has(group)) this.#removeMember(group, connection);
    }).then(() => this.#leaving--);
  }

  /** @param prefix what every group of one namespace begins with. */
  removeFromNamespace(prefix: string, connection: Connection): void {
    for (const group of connection.groups.ofNamespace(prefix)) this.remove(group, connection);
  }

  #removeMember(group: string, connection: Connection): void {
    const members = this.#members.get(group);
    if (members instanceof Set) members.delete(connection);
    if (members === connection || (members instanceof Set && members.size === 0)) this.#members.delete(group);
  }
}
