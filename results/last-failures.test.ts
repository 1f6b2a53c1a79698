import { expect, test } from 'vitest';
import { sampleReport } from './sample/sample-report.js';
import { lastFailures } from './last-failures.js';

const titles = (report = sampleReport()): string[] => lastFailures(report).map(({ title }) => title);

test('repeats what failed and what could not be judged, and nothing else', () => {
  expect(titles()).toEqual(expect.arrayContaining(['upgrades a client that polls first']));
  const results = new Set(lastFailures(sampleReport()).map(({ result }) => result));
  expect(results).not.toContain('not applicable');
});

test('repeats the scenarios of a requirement that only a breach failed', () => {
  const report = sampleReport();
  const passed = report.scenarios.find(({ result }) => result === 'passed');
  const [row = ''] = passed?.requirements ?? [];
  const breach = { requirement: row, gates: true, severity: 'failure' as const, causes: [], scenarios: [], blocks: [] };

  expect(titles({ ...report, findings: [breach] })).toContain(passed?.title);
  expect(titles({ ...report, findings: [] })).not.toContain(passed?.title);
});
