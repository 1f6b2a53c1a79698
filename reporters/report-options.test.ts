import path from 'node:path';
import { expect, test } from 'vitest';
import { runVariable } from '../results/run-options.js';
import { readReportOptions } from './report-options.js';

test('the environment is preferred to the configuration, and that to the defaults', () => {
  const options = readReportOptions(
    { profiles: ['transports'], command: 'npm run transports' },
    runVariable({ command: 'npm test -- --target x', requirements: ['REST-SEND-04'] }),
  );

  expect(options).toEqual({
    target: { name: 'unnamed target', version: '', kind: 'url' },
    profiles: ['transports'],
    requirements: ['REST-SEND-04'],
    reportDir: path.resolve('conformance-report'),
    command: 'npm test -- --target x',
    accessKeys: [],
  });
});
