#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { ignoreClosedPipe } from '../reporters/console/closed-pipe.js';
import { packageFile } from '../specs/package-file.js';
import { writeErrorLine } from './output.js';
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
  .showSuggestionAfterError()
  .showHelpAfterError('Run with --help for what there is.');

for (const command of [startCommand(), testCommand(), tokenCommand()]) {
  program.addCommand(command.copyInheritedSettings(program));
}

ignoreClosedPipe(process.stdout);
try {
  await program.parseAsync();
} catch (error) {
  writeErrorLine(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
