import type { Connection } from '../connections/connection.js';
import type { Hubs } from '../connections/hubs.js';
import type { Command } from './command.js';
import { selectConnections } from './select-connections.js';

/** Executes commands on the connections of this node. */
export class CommandExecutor {
  constructor(private readonly hubs: Hubs) {}

  /** Settles when it has been executed, with the number of connections that it was about. */
  execute(command: Command): Promise<number> {
    const hub = this.hubs.get(command.hub);
    const act = this.#action(command);
    const selected = selectConnections(hub, command);
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
