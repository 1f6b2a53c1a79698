import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packageFile } from '../../specs/package-file.js';
import { placeInSuite, sourceLines } from './place-in-suite.js';

const file = packageFile('suites/rest/send.spec.ts');

test('finds the first frame in the suites', () => {
  const stack = [
    'Error: expected',
    `    at step (file://${packageFile('dist/fixtures/waiting/step.js')}:9:2)`,
    `    at async Promise.all (index 0)`,
    `    at async ${file}:4:3`,
    `    at other (${packageFile('suites/rest/send-to-hub.spec.ts')}:5:6)`,
  ].join('\n');
  expect(placeInSuite(stack)).toEqual({ file, line: 4, column: 3 });
});

test.each(['Error: expected', '    at /elsewhere/suites/rest/send.spec.ts:4:3', ''])(
  'finds no place in %j',
  (stack) => {
    expect(placeInSuite(stack)).toBeUndefined();
  },
);

test('shows the lines around a place, and marks its column', () => {
  const lines = readFileSync(file, 'utf8').split('\n');
  expect(sourceLines({ file, line: 2, column: 5 })?.split('\n')).toEqual([
    `  1 | ${lines[0] ?? ''}`.trimEnd(),
    `> 2 | ${lines[1] ?? ''}`.trimEnd(),
    '    |     ^',
    `  3 | ${lines[2] ?? ''}`.trimEnd(),
    `  4 | ${lines[3] ?? ''}`.trimEnd(),
  ]);
});

test('shows nothing of a line or of a file that is not there', () => {
  expect(sourceLines({ file, line: 100_000, column: 1 })).toBeUndefined();
  expect(sourceLines({ file: packageFile('suites/rest/absent.spec.ts'), line: 1, column: 1 })).toBeUndefined();
});
