import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkReportFolder } from './check-report-folder.js';

const folder = mkdtempSync(path.join(tmpdir(), 'check-report-folder-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('makes the folder, and leaves nothing in it', () => {
  const target = path.join(folder, 'new', 'report');
  checkReportFolder(target);
  expect(readdirSync(target)).toEqual([]);
});

test('allows a folder that has a report already', () => {
  const target = path.join(folder, 'old');
  mkdirSync(target);
  writeFileSync(path.join(target, 'report.json'), '{}');
  checkReportFolder(target);
  expect(readdirSync(target)).toEqual(['report.json']);
});

test('refuses a folder below a file', () => {
  const file = path.join(folder, 'file');
  writeFileSync(file, '');
  expect(() => checkReportFolder(path.join(file, 'report'))).toThrow(
    `The report cannot be written to ${path.join(file, 'report')}: ENOTDIR`,
  );
});

test('refuses a folder where a file of the report is a folder', () => {
  const target = path.join(folder, 'taken');
  mkdirSync(path.join(target, 'index.html'), { recursive: true });
  expect(() => checkReportFolder(target)).toThrow('index.html is there and is no file. Give a folder');
});

test.runIf(existsSync('/proc/self'))('refuses a folder where the file system makes none', () => {
  expect(() => checkReportFolder('/proc/report')).toThrow('The report cannot be written to /proc/report: ENOENT');
});
