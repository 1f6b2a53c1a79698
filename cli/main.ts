#!/usr/bin/env node
import { endWithNpm } from './end-with-npm.js';
import { explainTooFewOpenFiles } from './too-few-open-files.js';

const serviceCommands = ['connect', 'doctor', 'send', 'token', 'trigger', 'wait'];

endWithNpm();
try {
  // Each does without the modules of the others, which take longer to load than most commands run.
  await loadProgram(process.argv[2]);
} catch (error) {
  const explanation = explainTooFewOpenFiles(error);
  if (explanation === undefined) throw error;
  process.stderr.write(`${explanation}\n`);
  process.exitCode = 3;
}

function loadProgram(command = ''): Promise<unknown> {
  if (['start', 'exec'].includes(command)) return import('./start-program.js');
  if (serviceCommands.includes(command)) return import('./service-program.js');
  if (['test', 'check-handler'].includes(command)) return import('./suite-program.js');
  return command === 'functions' ? import('./functions-program.js') : import('./whole-program.js');
}
