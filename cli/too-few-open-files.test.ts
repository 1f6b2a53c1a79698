import { expect, it } from 'vitest';
import { explainTooFewOpenFiles } from './too-few-open-files.js';

const failure = (code: string) => Object.assign(new Error('it failed'), { code });

it.each([
  ['EMFILE', 20, 'it is 20'],
  ['ENFILE', Infinity, 'the system has no more'],
  ['ERR_MODULE_NOT_FOUND', 64, 'it is 64'],
])('explains %s with a limit of %s', (code, limit, shown) => {
  expect(explainTooFewOpenFiles(failure(code), limit)).toBe(
    `This program needs more open files than it may have (${shown}; expected at least 256). Raise the limit: ulimit -n 1024`,
  );
});

it.each([
  ['ERR_MODULE_NOT_FOUND', 1024],
  ['ERR_MODULE_NOT_FOUND', Infinity],
  ['EACCES', 20],
])('leaves %s with a limit of %s to others', (code, limit) => {
  expect(explainTooFewOpenFiles(failure(code), limit)).toBeUndefined();
});

it('knows the limit of this process', () => {
  expect(explainTooFewOpenFiles(failure('EMFILE'))).toMatch(/it is \d+|no more/);
});
