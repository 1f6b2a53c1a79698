import { expect, test } from 'vitest';
import { compareReports } from '../../results/comparing/compare-reports.js';
import { sampleReport, sampleScenarios } from '../../results/sample/sample-report.js';
import { comparisonText } from './comparison-text.js';

const plain = (_style: string, text: string): string => text;
const green = sampleReport(
  sampleScenarios.map((scenario) => ({ ...scenario, result: 'passed' as const, errors: [], timeline: [] })),
);
const compare = (...reports: (typeof green)[]): string =>
  comparisonText(compareReports(reports.map((report, index) => ({ file: `${index}.json`, report }))), plain);

test('says that two equal runs have no difference', () => {
  expect(compare(green, green)).toMatch(/\nNo difference in 13 requirements\.$/);
});

test('lists what regressed with its cause', () => {
  const text = compare(green, sampleReport());

  expect(text).toContain(
    'First: 0.json, Sample service 1.4.2 (container), 2025-11-22, suite 0.1.0 sha256:0a1b2c3d0a1b',
  );
  expect(text).toContain(
    '  REST-SEND-04 MUST: A send to a room without members answers 202.\n    passed, then failed\n    sendToGroup answered 200',
  );
  expect(text).toContain('passed, then failed, without effect on the verdict');
  expect(text).toMatch(
    /13 requirements: 3 regressed, 0 new, 2 no longer judged, 0 fixed, 0 with a changed contract\.$/,
  );
});

test('names the report where there are more than two', () => {
  expect(compare(green, green, sampleReport())).toContain('2.json: Regressed: passed before, fails now');
});

test('says that a run is partial', () => {
  expect(compare(green, { ...green, partial: true })).toMatch(/Then: .*, partial run\n/);
});
