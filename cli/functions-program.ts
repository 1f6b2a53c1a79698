import { functionsCommand } from './functions-command.js';
import { runProgram } from './run-program.js';

await runProgram([functionsCommand()]);
