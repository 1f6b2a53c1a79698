import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { ignoreClosedPipe } from '../reporters/console/closed-pipe.js';
import { wrapFor } from '../reporters/console/wrap-lines.js';
import { exitCodes } from '../results/judging/exit-code.js';
import { packageFile } from '../specs/package-file.js';
import { writeErrorLine } from './output.js';

const { version, description } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as {
  version: string;
  description: string;
};

/** Runs the command of the command line. What went wrong is written, and is the process's exit code. */
export async function runProgram(commands: readonly Command[]): Promise<void> {
  const program = new Command('socketio-serverless')
    .description(description)
    .version(version)
    .exitOverride()
    // What stands behind the command of `exec` is the command's.
    .enablePositionalOptions()
    .showSuggestionAfterError()
    // The arguments of each command would leave no room for what it does; its own help has them.
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .configureOutput({ outputError: (text, write) => write(wrapFor(process.stderr, text)) });
  for (const command of commands) {
    program.addCommand(command.copyInheritedSettings(program));
    for (const subcommand of command.commands) subcommand.copyInheritedSettings(command);
  }
  nameHelpAfterErrors(program, 'npx socketio-serverless');
  ignoreClosedPipe(process.stdout);
  try {
    await program.parseAsync(withHelpLast(program, process.argv.slice(2)), { from: 'user' });
  } catch (error) {
    // Commander has explained its own errors, and printed what was asked for where there is none.
    if (!(error instanceof CommanderError)) writeErrorLine(error instanceof Error ? error.message : String(error));
    if (!(error instanceof CommanderError) || error.exitCode !== 0) process.exitCode = exitCodes.error;
  }
}

/**
 * Turns `help send` into `send --help`, and leaves no flags after an unknown command: Commander would answer both `help sned`
 * and `sned --help` with the help of the whole program.
 */
function withHelpLast(program: Command, words: readonly string[]): string[] {
  const asked = words[0] === 'help' ? [...words.slice(1), '--help'] : [...words];
  let command = program;
  for (const [index, word] of asked.entries()) {
    if (word.startsWith('-') || word === 'help' || command.commands.length === 0) break;
    const found = command.commands.find((subcommand) => subcommand.name() === word);
    if (found === undefined) return asked.slice(0, index + 1);
    command = found;
  }
  return asked;
}

/** Lets the errors of a command, and those of its own commands, name the help of just that command. */
function nameHelpAfterErrors(command: Command, words: string): void {
  command.showHelpAfterError(`Run \`${words} --help\` for what there is.`);
  for (const subcommand of command.commands) nameHelpAfterErrors(subcommand, `${words} ${subcommand.name()}`);
}
