import { connectCommand } from './connect-command.js';
import { doctorCommand } from './doctor/command.js';
import { runProgram } from './run-program.js';
import { sendCommand } from './send-command.js';
import { tokenCommand } from './token-command.js';
import { triggerCommand } from './trigger-command.js';
import { waitCommand } from './wait-command.js';

// Commands that talk to a service and need nothing of the suite.
await runProgram([connectCommand(), doctorCommand(), sendCommand(), tokenCommand(), triggerCommand(), waitCommand()]);
