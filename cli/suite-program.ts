import { checkHandlerCommand } from './check-handler-command.js';
import { runProgram } from './run-program.js';
import { testCommand } from './test-command.js';

await runProgram([testCommand(), checkHandlerCommand()]);
