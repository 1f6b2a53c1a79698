import { execCommand } from './exec-command.js';
import { runProgram } from './run-program.js';
import { startCommand } from './start-command.js';

// The build bundles this module with all that it imports, so that the emulator starts fast.
await runProgram([startCommand(), execCommand()]);
