import { expect, test } from 'vitest';
import { sampleReport } from '../../results/sample/sample-report.js';
import { codeSpan, escapeMarkdown } from './escape-markdown.js';
import { markdownSummary } from './markdown-summary.js';

test('has a row for each profile', () => {
  expect(markdownSummary(sampleReport())).toContain(
    '| core | ❌ not conformant | 6 of 8 passed, 2 failed | 0 of 2 passed, 1 failed, 1 untestable | 1 of 1 passed |',
  );
});

test('lists failures with clause and command, apart from warnings', () => {
  const [, failed = '', warnings = ''] = markdownSummary(sampleReport()).split(/^## (?:Failed|Warnings)$/m);

  expect(failed).toContain('**REST-SEND-04** (MUST) A send to a room without members answers 202.');
  expect(failed).toContain('`npm test -- --target sample.yaml --requirement REST-SEND-04`');
  expect(failed).not.toContain('AUTH-SKEW-01');
  expect(warnings).toContain('**AUTH-SKEW-01** (SHOULD)');
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
