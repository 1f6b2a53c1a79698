import { expect, test } from 'vitest';
import { sampleBaseline, sampleReport } from '../../results/sample/sample-report.js';
import { codeSpan, escapeMarkdown } from './escape-markdown.js';
import { markdownSummary } from './markdown-summary.js';

test('has a row for each profile, with the share of its MUSTs that was judged', () => {
  expect(markdownSummary(sampleReport())).toContain(
    '| core | ❌ not conformant | 100 % | 6 of 8 passed, 2 failed | 0 of 2 passed, 1 failed, 1 untestable | 1 of 1 passed |',
  );
});

test('lists what failed by its cause, with clause and command, apart from warnings', () => {
  const [, failed = '', warnings = ''] = markdownSummary(sampleReport()).split(/^## (?:Failed|Warnings)$/m);

  expect(failed).toMatch(/- \*\*sendToGroup.*200, expected 202.*\*\*: 1 scenario\\\n/);
  expect(failed).toContain('REST-SEND-04 (MUST): A send to a room without members answers 202.');
  expect(failed).toContain('`npm test -- --target sample.yaml --requirement REST-SEND-04`');
  expect(failed).not.toContain('AUTH-SKEW-01');
  expect(warnings).toContain('AUTH-SKEW-01 (SHOULD)');
});

test('lists known failures apart, with their entry', () => {
  const summary = markdownSummary(sampleReport(undefined, { baseline: sampleBaseline }));
  const [, known = ''] = /## Known\n([^]*?)\n## /.exec(summary) ?? [];

  expect(known).toContain('REST-SEND-04 (MUST)');
  expect(known).toContain('Known until 2026-01-31: Answers 200 until the gateway is replaced.');
});

test('says that a run is partial', () => {
  expect(markdownSummary({ ...sampleReport(), partial: true })).toContain('**Partial run**');
  expect(markdownSummary({ ...sampleReport(), partial: false })).not.toContain('Partial run');
});

test('is never longer than a comment may be, and says what it leaves out', () => {
  const report = sampleReport();
  const [finding] = report.findings;
  if (finding === undefined) throw new Error('The sample has no finding.');
  const findings = Array.from({ length: 2000 }, (_, index) => ({
    ...finding,
    causes: [{ message: `${index} ${'é<b>'.repeat(1000)}`, scenarios: 1 }],
  }));
  const summary = markdownSummary({ ...report, findings });

  expect(summary.length).toBeGreaterThan(60_000);
  expect(summary.length).toBeLessThanOrEqual(65_536);
  expect(summary).toMatch(/… and \d+ other entries, which the full report has\.\n$/);
});

test('counts what was not tried by its reason', () => {
  const summary = markdownSummary(sampleReport());

  expect(summary).toContain('## Could not run\n\n- 1 scenario: the target did not answer within 5000 ms');
  expect(summary).toContain('## Not applicable\n\n- 1 scenario: the target does not declare the capability polling.');
});

test.each([
  ['a | b\n<i>', 'a \\| b \\<i\\>'],
  ['[x](y) *z*', '\\[x\\](y) \\*z\\*'],
])('escapes %j', (text, want) => {
  expect(escapeMarkdown(text)).toBe(want);
});

test.each([
  ['npm test', '`npm test`'],
  ['a `b`', '`` a `b` ``'],
])('%j as code is %j', (text, want) => {
  expect(codeSpan(text)).toBe(want);
});
