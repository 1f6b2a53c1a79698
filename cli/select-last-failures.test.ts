import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { sampleReport, sampleScenarios } from '../results/sample/sample-report.js';
import { selectLastFailures } from './select-last-failures.js';

const folder = mkdtempSync(path.join(tmpdir(), 'last-failures-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function reportFolder(report: unknown): string {
  const made = mkdtempSync(path.join(folder, 'report-'));
  writeFileSync(path.join(made, 'report.json'), JSON.stringify(report));
  return made;
}

test('selects the scenarios that failed or could not be judged, with their requirements', () => {
  const selection = selectLastFailures(reportFolder(sampleReport()), { profiles: ['core', 'transports'] });

  expect(selection.scenarios).toContain('upgrades a client that polls first');
  expect(selection.scenarios).not.toContain('accepts a token of the secondary key');
  expect(selection.requirements).toContain('POLLING-UPGRADE-01');
  expect(selection.profiles).toEqual(['core', 'transports']);
});

test('keeps to the selected profiles and requirements', () => {
  const last = reportFolder(sampleReport());

  expect(selectLastFailures(last, { profiles: ['transports'] }).scenarios).toEqual([
    'upgrades a client that polls first',
  ]);
  expect(selectLastFailures(last, { profiles: ['core'], requirements: ['AUTH-SKEW-01'] }).scenarios).toEqual([
    'accepts a token within the clock skew',
  ]);
});

test('says that there is no report', () => {
  expect(() => selectLastFailures(path.join(folder, 'none'), { profiles: ['core'] })).toThrow(
    /^--last-failed: there is no report in .*none\. Run without it first/,
  );
});

test('says that nothing failed', () => {
  const passed = sampleScenarios.map((scenario) => ({
    ...scenario,
    result: 'passed' as const,
    errors: [],
    timeline: [],
  }));

  expect(() => selectLastFailures(reportFolder(sampleReport(passed)), { profiles: ['core'] })).toThrow(
    /nothing that you selected failed or could not be judged/,
  );
});
