import type { Connection } from '../connections/connection.js';
import type { Hubs } from '../connections/hubs.js';
import { readCheckedPayload } from '../sockets/downstream-payload.js';
import type { SocketLayer } from '../sockets/socket-layer.js';
import type { Command } from './command.js';
import { selectConnections } from './select-connections.js';

/** Executes commands on the connections of this node. */
export class CommandExecutor {
  constructor(
    private readonly hubs: Hubs,
    private readonly sockets: SocketLayer,
  ) {}

  /**
   * @param command whose payload has been checked, by whoever made it.
   * @throws FilterError where its filter has not.
   */
  execute(command: Command): void {
    const hub = this.hubs.get(command.hub);
    const act = this.#action(command);
    for (const connection of selectConnections(hub, command)) act(connection);
  }

  #action(command: Command): (connection: Connection) => void {
    switch (command.kind) {
      case 'send': {
        const payload = readCheckedPayload(command.payload);
        return (connection) => this.sockets.deliver(connection, payload);
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
