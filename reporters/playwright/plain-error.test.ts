import { expect, test } from 'vitest';
import { packageFile } from '../../specs/package-file.js';
import { plainError } from './plain-error.js';

test('gives message, place and lines without colours, with files relative to the suites', () => {
  const error = {
    message: '\u001b[31mexpected\u001b[39m 202',
    location: { file: '/suites/rest/send.spec.js', line: 3, column: 5 },
    snippet: '\u001b[2m> 3 | expect()\u001b[22m',
  };

  expect(plainError(error, '/suites')).toBe('expected 202\n\nat rest/send.spec.js:3:5\n\n> 3 | expect()');
});

test.each([
  [{ value: '42' }, '42'],
  [{ stack: 'Error: x\n  at y' }, 'Error: x\n  at y'],
  [{ message: 'RestError: ', stack: 'RestError: \n  at y' }, 'RestError: \n  at y'],
  [{}, 'An error without a message.'],
])('takes what there is of %j', (error, want) => {
  expect(plainError(error, '/suites')).toBe(want);
});

test('shows neither tokens nor keys', () => {
  const error = { message: 'GET /clients/?access_token=abc.def answered 401, key my-key' };
  expect(plainError(error, '/suites', ['my-key'])).toBe(
    'GET /clients/?access_token=<token> answered 401, key <access key>',
  );
});

test('shows files of this package and of the working directory without what is above them', () => {
  const stack = [
    `at ${packageFile('suites/rest/send.spec.ts')}:4:1`,
    `at step (file://${packageFile('dist/fixtures/waiting/step.js')}:9:2)`,
    `at ${process.cwd()}/my.spec.ts:1:1`,
    'at ../../suites/functions/replay.ts:30',
    'GET ../groups/a answered 404',
  ];

  expect(plainError({ message: stack.join('\n') }, packageFile('dist/suites'))).toBe(
    [
      'at suites/rest/send.spec.ts:4:1',
      'at step (fixtures/waiting/step.js:9:2)',
      'at my.spec.ts:1:1',
      'at suites/functions/replay.ts:30',
      'GET ../groups/a answered 404',
    ].join('\n'),
  );
});
