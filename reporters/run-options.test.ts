import path from 'node:path';
import { expect, test } from 'vitest';
import { readReportOptions } from './run-options.js';

test('the environment is preferred to the configuration, and that to the defaults', () => {
  const options = readReportOptions(
    { profiles: ['transports'], command: 'npm run transports' },
    { SOCKETIO_SERVERLESS_RUN: JSON.stringify({ command: 'npm test -- --target x', requirements: ['REST-SEND-04'] }) },
  );

  expect(options).toEqual({
    target: { name: 'unnamed target', version: '', kind: 'url' },
    profiles: ['transports'],
    requirements: ['REST-SEND-04'],
    reportDir: path.resolve('conformance-report'),
    command: 'npm test -- --target x',
  });
});

test.each(['{', '[]', '"core"', 'null'])('refuses the variable %s', (text) => {
  expect(() => readReportOptions({}, { SOCKETIO_SERVERLESS_RUN: text })).toThrow('expected a JSON object');
});
