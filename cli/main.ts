#!/usr/bin/env node
import { endWithNpm } from './end-with-npm.js';
import { explainTooFewOpenFiles } from './too-few-open-files.js';

endWithNpm();
try {
  // What starts an emulator does so without the other commands, whose modules take longer to load than it does.
  await loadProgram(process.argv[2]);
} catch (error) {
  const explanation = explainTooFewOpenFiles(error);
  if (explanation === undefined) throw error;
  process.stderr.write(`${explanation}\n`);
  process.exitCode = 3;
}

function loadProgram(command: string | undefined): Promise<unknown> {
  if (command === 'start') return import('./start-program.js');
  return command === 'functions' ? import('./functions-program.js') : import('./whole-program.js');
}
