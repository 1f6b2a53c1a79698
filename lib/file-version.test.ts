import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fileVersion } from './file-version.js';

function temporaryFile(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'file-version-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return path.join(folder, 'app.js');
}

test('differs once a file is written, and is the same as long as it is not', () => {
  const file = temporaryFile();
  writeFileSync(file, 'one');
  const version = fileVersion(file);
  expect(fileVersion(file)).toBe(version);
  writeFileSync(file, 'three');
  expect(fileVersion(file)).not.toBe(version);
});

test('is the reason where a file cannot be looked at', () => {
  const file = temporaryFile();
  expect(fileVersion(file)).toBe('ENOENT');
  symlinkSync(file, file);
  expect(fileVersion(file)).toBe('ELOOP');
});
