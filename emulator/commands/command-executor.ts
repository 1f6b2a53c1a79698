import type { Connection } from '../connections/connection.js';
import type { Hubs } from '../connections/hubs.js';
import type { Command } from './command.js';
import { selectConnections } from './select-connections.js';

/** A connection would be in more groups than it may. */
export class GroupLimitError extends Error {
  override readonly name = 'GroupLimitError';

  constructor(connectionId: string, maxGroups: number) {
    super(`The connection ${connectionId} would be in more than ${maxGroups} groups. Let it leave others first.`);
  }
}

/** Executes commands on the connections of this node. */
export class CommandExecutor {
  constructor(
    private readonly hubs: Hubs,
    private readonly maxGroups: number,
  ) {}

  /**
   * Settles when it has been executed, with the number of connections that it was about.
   * Rejects with a {@link GroupLimitError} where one of them would be in too many groups; then none has joined any.
   */
  execute(command: Command): Promise<number> {
    const hub = this.hubs.get(command.hub);
    const act = this.#action(command);
    const selected = selectConnections(hub, command);
    if (command.kind === 'join') {
      const full = selected.find(({ groups }) => !groups.hasRoom(command.groups, this.maxGroups));
      if (full !== undefined) return Promise.reject(new GroupLimitError(full.connectionId, this.maxGroups));
    }
    for (const connection of selected) act(connection);
    return Promise.resolve(selected.length);
  }

  #action(command: Command): (connection: Connection) => void {
    switch (command.kind) {
      case 'send': {
        const { packets } = command.payload;
        return (connection) => connection.deliver(packets);
      }
      case 'join':
        return (connection) => command.groups.forEach((group) => connection.hub.groups.add(group, connection));
      case 'leave':
        return (connection) => command.groups.forEach((group) => connection.hub.groups.remove(group, connection));
      case 'leave all':
        return (connection) => connection.hub.groups.removeFromAll(connection);
      case 'close':
        return (connection) => connection.close(command.reason);
      case 'grant':
      case 'revoke': {
        const { kind, permission, targetName } = command;
        return (connection) => connection.permissions.set(permission, targetName, kind === 'grant');
      }
    }
  }
}
