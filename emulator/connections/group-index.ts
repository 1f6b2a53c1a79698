import type { Connection } from './connection.js';

const nobody: ReadonlySet<Connection> = new Set();

/** Which connections are in which group; a group exists while somebody is in it. */
export class GroupIndex {
  readonly #members = new Map<string, Set<Connection>>();

  members(group: string): ReadonlySet<Connection> {
    return this.#members.get(group) ?? nobody;
  }

  add(group: string, connection: Connection): void {
    const members = this.#members.get(group);
    if (members === undefined) this.#members.set(group, new Set([connection]));
    else members.add(connection);
    connection.groups.add(group);
  }

  remove(group: string, connection: Connection): void {
    connection.groups.delete(group);
    const members = this.#members.get(group);
    members?.delete(connection);
    if (members?.size === 0) this.#members.delete(group);
  }

  removeFromAll(connection: Connection): void {
    for (const group of [...connection.groups]) this.remove(group, connection);
  }

  /** @param prefix what every group of one namespace begins with. */
  removeFromNamespace(prefix: string, connection: Connection): void {
    for (const group of connection.groups.ofNamespace(prefix)) this.remove(group, connection);
  }
}
