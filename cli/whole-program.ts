import { azureSettingsCommand } from './azure-settings-command.js';
import { baselineCommand } from './baseline-command.js';
import { checkHandlerCommand } from './check-handler-command.js';
import { compareCommand } from './compare-command.js';
import { doctorCommand } from './doctor/command.js';
import { execCommand } from './exec-command.js';
import { completionCommand } from './completion/command.js';
import { connectCommand } from './connect-command.js';
import { explainCommand } from './explain-command.js';
import { functionsCommand } from './functions-command.js';
import { initCommand } from './init-command.js';
import { listCommand } from './list-command.js';
import { reportCommand } from './report-command.js';
import { runProgram } from './run-program.js';
import { sendCommand } from './send-command.js';
import { startCommand } from './start-command.js';
import { testCommand } from './test-command.js';
import { tokenCommand } from './token-command.js';
import { triggerCommand } from './trigger-command.js';
import { waitCommand } from './wait-command.js';

await runProgram([
  startCommand(),
  execCommand(),
  functionsCommand(),
  testCommand(),
  checkHandlerCommand(),
  connectCommand(),
  sendCommand(),
  tokenCommand(),
  triggerCommand(),
  waitCommand(),
  doctorCommand(),
  initCommand(),
  azureSettingsCommand(),
  baselineCommand(),
  compareCommand(),
  explainCommand(),
  listCommand(),
  reportCommand(),
  completionCommand(),
]);
