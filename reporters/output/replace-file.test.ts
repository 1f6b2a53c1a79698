import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { replaceFile } from './replace-file.js';

const folder = mkdtempSync(path.join(tmpdir(), 'replace-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('replaces a file and leaves nothing beside it', () => {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, 'old');
  replaceFile(file, 'new');
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(readdirSync(folder)).toEqual(['report.json']);
});

test('leaves nothing beside a place that cannot be taken', () => {
  mkdirSync(path.join(folder, 'taken', 'inside'), { recursive: true });
  expect(() => replaceFile(path.join(folder, 'taken'), 'new')).toThrow(
    /taken cannot be written: (EISDIR|ENOTEMPTY|EEXIST).+ Make room in .+, or write to another folder\./,
  );
  expect(readdirSync(folder)).not.toContainEqual(expect.stringContaining('.tmp'));
});
