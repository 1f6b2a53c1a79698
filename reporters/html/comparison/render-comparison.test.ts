import { expect, test } from 'vitest';
import { compareReports } from '../../../results/comparing/compare-reports.js';
import type { ConformanceReport } from '../../../results/report.js';
import { sampleReport, sampleScenarios } from '../../../results/sample/sample-report.js';
import { renderComparison } from './render-comparison.js';

const green: ConformanceReport = {
  ...sampleReport(
    sampleScenarios.map((scenario) => ({ ...scenario, result: 'passed' as const, errors: [], timeline: [] })),
  ),
  target: { name: 'Other service', version: '2.0.0', kind: 'url' },
};
const render = (...reports: ConformanceReport[]): string =>
  renderComparison(compareReports(reports.map((report, index) => ({ file: `${index}.json`, report }))));

test('has a column for each implementation, with its verdicts', () => {
  const html = render(green, sampleReport());

  expect(html).toContain('<th scope="col">Other service 2.0.0</th><th scope="col">Sample service 1.4.2</th>');
  expect(html).toMatch(/<th scope="row">core<\/th><td>.*?Conformant.*?<\/td><td>.*?Not conformant/s);
});

test('shows what differs first, with what was seen', () => {
  const html = render(green, sampleReport());
  const [, section = ''] = /What differs <span class="count">5<\/span>([^]*?)<\/section>/.exec(html) ?? [];

  expect(section).toContain('REST-SEND-04');
  expect(section).toContain(' regressed</strong>');
  expect(section).toContain('sendToGroup answered 200, expected 202');
  expect(section).not.toContain('AUTH-EXP-01');
});

test('says that nothing differs, and that a run is partial', () => {
  expect(render(green, green)).toContain('No difference in 13 requirements.');
  expect(render(green, { ...green, partial: true })).toContain('<strong>Partial run. </strong>');
});

test('needs no other file and lets no markup through', () => {
  const markup = '<script>alert(1)</script>';
  const html = render(green, { ...green, target: { ...green.target, name: markup } });

  expect(html).not.toMatch(/<script|\ssrc=|@import|url\(/);
});
