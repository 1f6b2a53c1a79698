import { Command } from 'commander';
import { initHandlerCommand } from './init-handler-command.js';
import { initSettingsCommand } from './init-settings-command.js';
import { initTargetCommand } from './init-target/command.js';

/** `init`: writes files to begin with. */
export function initCommand(): Command {
  const init = new Command('init').description('Write a file to begin with.');
  return init.addCommand(initSettingsCommand()).addCommand(initTargetCommand()).addCommand(initHandlerCommand());
}
