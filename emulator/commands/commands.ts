import type { Command } from './command.js';

/** Executes commands on all connections of the service. */
export interface Commands {
  /**
   * Settles with the number of connections that it was about; undefined where nobody counts them: it will be executed,
   * before anything that is asked or commanded from then on.
   * Rejects with a `CommandError` where it is beyond a limit, and with an `UnavailableError` where it could not be given
   * to all that execute it.
   */
  execute(command: Command): Promise<number | undefined>;
}
