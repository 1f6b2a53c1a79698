#!/usr/bin/env node
import { explainTooFewOpenFiles } from './too-few-open-files.js';

try {
  // The emulator starts without the other commands, whose modules take longer to load than it does.
  await (process.argv[2] === 'start' ? import('./start-program.js') : import('./whole-program.js'));
} catch (error) {
  const explanation = explainTooFewOpenFiles(error);
  if (explanation === undefined) throw error;
  process.stderr.write(`${explanation}\n`);
  process.exitCode = 3;
}
