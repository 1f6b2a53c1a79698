import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { sampleBaseline, sampleReport } from '../results/sample/sample-report.js';
import { writeGithubOutputs } from './github-outputs.js';

const folder = mkdtempSync(path.join(tmpdir(), 'github-outputs-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('writes verdict and counts, and the summary', () => {
  const [output, summary] = [path.join(folder, 'output'), path.join(folder, 'summary')];
  const environment = { GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary };
  writeGithubOutputs(sampleReport(undefined, { baseline: sampleBaseline }), environment);

  expect(readFileSync(output, 'utf8').split('\n')).toEqual([
    'verdict=not conformant',
    expect.stringMatching(/^partial=(true|false)$/),
    'failed=1',
    'known=1',
    'warnings=1',
    'judged=80 %',
    '',
  ]);
  expect(readFileSync(summary, 'utf8')).toMatch(/^# Conformance of Sample service/);
});

test('says that it is for the steps of a job', () => {
  expect(() => writeGithubOutputs(sampleReport(), {})).toThrow('GITHUB_OUTPUT is not set');
});
