import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockReportFolder } from './lock-report-folder.js';

let folder = '';
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'report-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (): string => path.join(folder, '.lock');

test('says which other run has the folder', () => {
  writeFileSync(file(), `${process.ppid}\n`);

  expect(() => lockReportFolder(folder)).toThrow(
    `Another run, process ${process.ppid}, writes its report to ${folder}. ` +
      'Wait for its end, or give another folder as --report-dir.',
  );
});

test('ignores the lock of a process that has ended', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(file(), `${pid}\n`);
  lockReportFolder(folder)[Symbol.dispose]();

  expect(existsSync(file())).toBe(false);
});

test('ignores a lock that names no process', () => {
  writeFileSync(file(), '');
  lockReportFolder(folder)[Symbol.dispose]();

  expect(existsSync(file())).toBe(false);
});

test('gives the folder back', () => {
  const lock = lockReportFolder(folder);
  expect(existsSync(file())).toBe(true);
  lock[Symbol.dispose]();

  expect(existsSync(file())).toBe(false);
});
