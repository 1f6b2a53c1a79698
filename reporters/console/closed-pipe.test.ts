import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { ignoreClosedPipe } from './closed-pipe.js';

test('ignores a pipe that nobody reads, and nothing else', () => {
  const output = new EventEmitter();
  ignoreClosedPipe(output);
  const failure = (code: string): Error => Object.assign(new Error(code), { code });

  expect(() => output.emit('error', failure('EPIPE'))).not.toThrow();
  expect(() => output.emit('error', failure('ENOSPC'))).toThrow('ENOSPC');
});
