import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { FileTooLongError, readTextFile } from './read-text-file.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'read-text-file-'));
  return () => rm(folder, { recursive: true });
});

function written(text: string): string {
  const file = path.join(folder, 'file');
  writeFileSync(file, text);
  return file;
}

it.each([
  ['an empty file', ''],
  ['a short one', 'port: 8080\n'],
  ['characters that lie across two chunks', `x${'ä'.repeat(100_000)}`],
])('reads %s', (_, text) => {
  expect(readTextFile(written(text))).toBe(text);
});

it('reads as much as it may, and no more', () => {
  expect(readTextFile(written('12345'), 5)).toBe('12345');
  expect(() => readTextFile(written('123456'), 5)).toThrow(new FileTooLongError('it is longer than 5 bytes'));
});

it.skipIf(process.platform === 'win32')('gives up a file without end', () => {
  expect(() => readTextFile('/dev/zero')).toThrow(FileTooLongError);
});

it('leaves the errors of the system as they are', () => {
  expect(() => readTextFile(path.join(folder, 'missing'))).toThrow(/ENOENT/);
});
