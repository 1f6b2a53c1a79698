import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { ignoreClosedPipe } from '../reporters/console/closed-pipe.js';
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
    .showSuggestionAfterError()
    .showHelpAfterError('Run with --help for what there is.');
  for (const command of commands) {
    program.addCommand(command.copyInheritedSettings(program));
    for (const subcommand of command.commands) subcommand.copyInheritedSettings(command);
  }
  ignoreClosedPipe(process.stdout);
  try {
    await program.parseAsync();
  } catch (error) {
    // Commander has explained its own errors, and printed what was asked for where there is none.
    if (!(error instanceof CommanderError)) writeErrorLine(error instanceof Error ? error.message : String(error));
    if (!(error instanceof CommanderError) || error.exitCode !== 0) process.exitCode = exitCodes.error;
  }
}
