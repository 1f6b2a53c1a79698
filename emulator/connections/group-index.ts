import type { Connection } from './connection.js';

const nobody: ReadonlySet<Connection> = new Set();

/** Which connections are in which group; a group exists while somebody is in it. */
export class GroupIndex {
  /** A group of one, as many are, is its only member. */
  readonly #members = new Map<string, Connection | Set<Connection>>();

  members(group: string): ReadonlySet<Connection> {
    const members = this.#members.get(group);
    if (members === undefined) return nobody;
    return members instanceof Set ? members : new Set([members]);
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
    const members = this.#members.get(group);
    if (members instanceof Set) members.delete(connection);
    if (members === connection || (members instanceof Set && members.size === 0)) this.#members.delete(group);
  }

  removeFromAll(connection: Connection): void {
    for (const group of [...connection.groups]) this.remove(group, connection);
  }

  /** @param prefix what every group of one namespace begins with. */
  removeFromNamespace(prefix: string, connection: Connection): void {
    for (const group of connection.groups.ofNamespace(prefix)) this.remove(group, connection);
  }
}
