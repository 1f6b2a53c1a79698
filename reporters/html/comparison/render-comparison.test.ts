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
  expect(html).toMatch(/<th scope="row">core<\/th><td [^>]*>.*?Conformant.*?<\/td><td [^>]*>.*?Not conformant/s);
});

test('shows what differs first, with what was seen', () => {
  const html = render(green, sampleReport());
  const [, section = ''] = /What differs <span class="count">5<\/span>([^]*?)<\/section>/.exec(html) ?? [];

  expect(section).toContain('REST-SEND-04');
  expect(section).toContain('sendToGroup answered 200, expected 202');
  expect(section).not.toContain('AUTH-EXP-01');
});

test('says of one service what became of a requirement, the worst first', () => {
  const html = render({ ...green, target: sampleReport().target }, sampleReport());
  const ids = [...html.matchAll(/<th scope="row"><code>([^<]+)/g)].map(([, id]) => id);

  expect(html).toContain(' regressed</strong>');
  expect(ids.slice(0, 5)).toEqual([
    'REST-SEND-04',
    'WEBHOOK-SIGN-01',
    'AUTH-SKEW-01',
    'POLLING-UPGRADE-01',
    'POLLING-ONLY-01',
  ]);
  expect(render(green, sampleReport())).not.toContain(' regressed</strong>');
});

test('names the column of each result, for screens without room for columns', () => {
  expect(render(green, sampleReport())).toContain('<td data-column="Sample service 1.4.2">');
});

test('lets more columns than fit scroll by themselves, also by keyboard', () => {
  expect(render(green, green)).not.toContain('table-scroll" role="region"');
  expect(render(green, green, green, green, green, green)).toContain('role="region" aria-label="Verdicts, table"');
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
