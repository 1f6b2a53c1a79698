import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadBaseline } from './load-baseline.js';
import { sampleBaseline, sampleReport } from './sample/sample-report.js';
import { baselineFromReport, baselineYaml } from './write-baseline.js';

const folder = mkdtempSync(path.join(tmpdir(), 'write-baseline-'));
afterAll(() => rmSync(folder, { recursive: true }));

const defaults = { link: 'https://example.com/issues/1', expires: '2030-01-31' };

test('has an entry for each failure that gates, with what was seen', () => {
  expect(baselineFromReport(sampleReport(), defaults)).toEqual([
    {
      requirement: 'REST-SEND-04',
      reason: expect.stringMatching(
        /^Failed on 2025-11-22: sendToGroup.*200, expected 202.* \(1 scenario\)\.$/,
      ) as string,
      ...defaults,
    },
    { requirement: 'WEBHOOK-SIGN-01', reason: expect.stringContaining('Failed on') as string, ...defaults },
  ]);
});

test('keeps the entries of the baseline that the run was judged with', () => {
  const [first] = baselineFromReport(sampleReport(undefined, { baseline: sampleBaseline }), defaults);
  expect(first).toEqual(sampleBaseline.entries[0]);
});

test('is YAML that can be read again', () => {
  const entries = [{ requirement: 'REST-SEND-04', reason: 'Saw "a: b" # and\nmore', ...defaults }];
  const file = path.join(folder, 'baseline.yaml');
  writeFileSync(file, baselineYaml(entries));
  expect(loadBaseline(file).entries).toEqual(entries);
});

test('is an empty list where nothing failed', () => {
  expect(baselineYaml([])).toContain('[]');
});
