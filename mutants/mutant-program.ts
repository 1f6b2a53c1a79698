import { Command } from 'commander';
import { startCommand } from '../cli/start-command.js';

// What each mutant is a bundle of: the command that starts the emulator, without what else the command line has.
await new Command().addCommand(startCommand()).parseAsync();
