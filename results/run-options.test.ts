import { expect, test } from 'vitest';
import { readRunOptions, runVariable } from './run-options.js';

test('reads what the command line handed over', () => {
  const options = { command: 'npm test', profiles: ['core'], slow: true };
  expect(readRunOptions(runVariable(options))).toEqual(options);
});

test('reads nothing where a run was not started by the command line', () => {
  expect(readRunOptions({})).toEqual({});
});

test.each(['{', '[]', '"core"', 'null'])('rejects the variable %s', (text) => {
  expect(() => readRunOptions({ SOCKETIO_SERVERLESS_RUN: text })).toThrow('expected a JSON object');
});
