import { Argument, Command } from 'commander';
import { bashCompletion } from './bash-completion.js';
import { completedCommands } from './completed-command.js';
import { fishCompletion } from './fish-completion.js';
import { zshCompletion } from './zsh-completion.js';

const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

type Shell = keyof typeof scripts;

/** `completion`: a script by which a shell completes the commands and flags of this program. */
export function completionCommand(): Command {
  return new Command('completion')
    .description('Print a script that lets your shell complete commands and flags.')
    .addArgument(new Argument('<shell>', 'your shell').choices(Object.keys(scripts)))
    .addHelpText('after', helpText)
    .action((shell: Shell, _flags: object, command: Command) => {
      const program = command.parent ?? command;
      process.stdout.write(scripts[shell](program.name(), completedCommands(program)));
    });
}

const helpText = `
The shell completes the command by its name, and so not behind npx: install it globally, or put node_modules/.bin into PATH.

Examples:
  source <(socketio-serverless completion bash)          # in ~/.bashrc
  source <(socketio-serverless completion zsh)           # in ~/.zshrc, after compinit
  socketio-serverless completion fish | source           # in ~/.config/fish/config.fish`;
