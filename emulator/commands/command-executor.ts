import type { Connection } from '../connections/connection.js';
import type { Hubs } from '../connections/hubs.js';
import type { Command } from './command.js';
import type { Commands } from './commands.js';
import { GroupChanges } from './group-changes.js';
import { selectConnections } from './select-connections.js';

export interface CommandLimits {
  /** How many groups a connection may be in to be added to more. */
  readonly maxGroups: number;
  /** How many memberships one command may change. */
  readonly maxGroupChanges: number;
}

/** Executes commands on the connections of this node. */
export class CommandExecutor implements Commands {
  readonly #groupChanges: GroupChanges;

  constructor(
    private readonly hubs: Hubs,
    private readonly limits: CommandLimits,
  ) {
    this.#groupChanges = new GroupChanges(limits.maxGroupChanges);
  }

  /**
   * Settles when it has been executed, with the number of connections that it was about.
   * Rejects with a {@link CommandError} where it is beyond a limit; then nothing is changed.
   */
  execute(command: Command): Promise<number> {
    const { hub } = command;
    const select = (): Connection[] => selectConnections(this.hubs.get(hub), command);
    switch (command.kind) {
      case 'join':
        return this.#groupChanges.make({
          hub,
          select,
          groups: command.groups,
          maxGroups: this.limits.maxGroups,
          apply: (group, connection) => connection.hub.groups.add(group, connection),
        });
      case 'leave':
        return this.#groupChanges.make({
          hub,
          select,
          groups: command.groups,
          apply: (group, connection) => connection.hub.groups.remove(group, connection),
        });
      case 'leave all':
        return this.#groupChanges.make({
          hub,
          select,
          apply: (group, connection) => connection.hub.groups.remove(group, connection),
        });
      case 'send': {
        const { packets } = command.payload;
        return forEach(select(), (connection) => connection.deliver(packets, command.trace));
      }
      case 'close':
        return forEach(select(), (connection) => connection.close(command.reason, command.trace));
      case 'grant':
      case 'revoke': {
        const { kind, permission, targetName } = command;
        return forEach(select(), (connection) => connection.permissions.set(permission, targetName, kind === 'grant'));
      }
    }
  }
}

function forEach(connections: readonly Connection[], act: (connection: Connection) => void): Promise<number> {
  for (const connection of connections) act(connection);
  return Promise.resolve(connections.length);
}
