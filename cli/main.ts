#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { ignoreClosedPipe } from '../reporters/console/closed-pipe.js';
import { exitCodes } from '../results/judging/exit-code.js';
import { packageFile } from '../specs/package-file.js';
import { azureSettingsCommand } from './azure-settings-command.js';
import { baselineCommand } from './baseline-command.js';
import { compareCommand } from './compare-command.js';
import { explainCommand } from './explain-command.js';
import { initCommand } from './init-command.js';
import { listCommand } from './list-command.js';
import { writeErrorLine } from './output.js';
import { reportCommand } from './report-command.js';
import { startCommand } from './start-command.js';
import { testCommand } from './test-command.js';
import { tokenCommand } from './token-command.js';

const { version, description } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as {
  version: string;
  description: string;
};

const program = new Command('socketio-serverless')
  .description(description)
  .version(version)
  .exitOverride()
  .showSuggestionAfterError()
  .showHelpAfterError('Run with --help for what there is.');

const commands = [
  startCommand(),
  testCommand(),
  tokenCommand(),
  initCommand(),
  azureSettingsCommand(),
  baselineCommand(),
  compareCommand(),
  explainCommand(),
  listCommand(),
  reportCommand(),
];
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
