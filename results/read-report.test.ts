import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readReport } from './read-report.js';
import { sampleBaseline, sampleReport } from './sample/sample-report.js';

const folder = mkdtempSync(path.join(tmpdir(), 'read-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(text: string) {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, text);
  return readReport(file);
}

test('reads what a run wrote', () => {
  const report = sampleReport(undefined, { baseline: sampleBaseline });
  expect(read(JSON.stringify(report, null, 2))).toEqual(report);
});

const whole = JSON.stringify(sampleReport());

test.each([
  ['a report that is cut off', whole.slice(0, whole.length / 2), /report\.json is cut off after \d+ characters/],
  ['text', 'Conformance of x', /report\.json is not JSON: .*Expected the report\.json of a run/],
  ['other JSON', '{"name":"x"}', 'is not a report: it has no formatVersion'],
  ['a list', '[]', 'is not a report'],
  ['a later version', '{"formatVersion":2}', 'has formatVersion 2, and this version reads 1. Read it with the version'],
  ['a changed report', whole.replace('"durationMs":4210', '"durationMs":-1'), '/durationMs: saw -1'],
])('rejects %s', (_title, text, message) => {
  expect(() => read(text)).toThrow(message);
});

test('says that a file is not there', () => {
  expect(() => readReport(path.join(folder, 'none.json'))).toThrow('cannot be read: ENOENT');
});

test('gives up a file without end', () => {
  expect(() => readReport('/dev/zero')).toThrow(/cannot be read: it is longer than \d+ bytes\. Expected the report/);
});
