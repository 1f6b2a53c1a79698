import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { sampleReport } from '../../results/sample/sample-report.js';
import { writeReport } from './write-report.js';

const folder = mkdtempSync(path.join(tmpdir(), 'write-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('writes the JSON and every form made from it', () => {
  const target = path.join(folder, 'new', 'report');

  expect(writeReport(sampleReport(), target)).toBe(path.join(target, 'index.html'));
  expect(readdirSync(target).sort()).toEqual(['badge.svg', 'index.html', 'junit.xml', 'report.json', 'summary.md']);
  expect(JSON.parse(readFileSync(path.join(target, 'report.json'), 'utf8'))).toEqual(sampleReport());
});

test('writes nothing where the report breaks its schema, and says where', () => {
  const target = path.join(folder, 'broken');
  const report = { ...sampleReport(), durationMs: -1 };

  expect(() => writeReport(report, target)).toThrow('/durationMs: saw -1');
  expect(existsSync(target)).toBe(false);
});
