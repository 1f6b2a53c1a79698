import type { Command } from '../commands/command.js';
import { CommandError } from '../commands/command-error.js';
import type { Commands } from '../commands/commands.js';
import type { HubMessages } from './hub-messages.js';

/** Executes commands on the connections of all nodes of a cluster. */
export class ClusterCommands implements Commands {
  constructor(private readonly messages: HubMessages) {}

  /** Settles once the command is in the stream of its hub, and those that can fail once all nodes have executed them. */
  async execute(command: Command): Promise<number | undefined> {
    const { hub } = command;
    if (!canFail(command)) {
      await this.messages.send(hub, { command });
      return undefined;
    }
    const isOfOne = command.target.kind === 'connection';
    const answers = await this.messages.ask(
      hub,
      { command },
      // Nobody else has a connection of this id.
      (answer) => isOfOne && ('error' in answer || Number(answer.value) > 0),
    );
    let count = 0;
    for (const answer of answers) {
      if ('error' in answer) throw new CommandError(answer.error);
      count += Number(answer.value);
    }
    return count;
  }
}

/** Whether a command is answered by what came of it. */
function canFail({ kind }: Command): boolean {
  return kind === 'join' || kind === 'grant';
}
