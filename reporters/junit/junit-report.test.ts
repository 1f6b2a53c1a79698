import { expect, test } from 'vitest';
import { sampleBaseline, sampleReport } from '../../results/sample/sample-report.js';
import { junitReport } from './junit-report.js';
import { element, escapeXml } from './xml.js';

const caseOf = (xml: string, id: string): string =>
  xml.match(/<testcase[^]*?<\/testcase>/g)?.find((text) => text.includes(`name="${id}: `)) ?? '';

test('counts a requirement once: failures spoil the verdict, errors make the run incomplete, the rest is skipped', () => {
  expect(junitReport(sampleReport())).toContain(
    '<testsuites name="socketio-serverless" tests="14" failures="2" errors="2" skipped="3"',
  );
});

test('gives a requirement its level, evidence and source as properties', () => {
  const failed = caseOf(junitReport(sampleReport()), 'REST-SEND-04');

  expect(failed).toContain('<property name="level" value="MUST"/>');
  expect(failed).toContain('<property name="evidence" value="observed"/>');
  expect(failed).toContain(
    '<property name="source" value="socket-io-serverless-protocol.md, &quot;Send to a room&quot;"/>',
  );
  expect(failed).toMatch(/<failure message="sendToGroup.*200, expected 202[^]*--requirement REST-SEND-04<\/failure>/);
});

test('puts the failures of one cause into one suite', () => {
  const suites = junitReport(sampleReport()).match(/<testsuite name="[^"]*" tests="\d+"/g) ?? [];
  expect(suites.slice(0, 3)).toEqual([
    '<testsuite name="run" tests="2"',
    expect.stringMatching(/name="sendToGroup answered 200, expected 202.*: 1 scenario" tests="2"/),
    '<testsuite name="auth" tests="3"',
  ]);
});

test('fails nothing that does not gate, and keeps its details', () => {
  const warning = caseOf(junitReport(sampleReport()), 'AUTH-SKEW-01');

  expect(warning).not.toContain('<failure');
  expect(warning).toContain('<skipped message="warning, which does not spoil the verdict: the client was refused');
  expect(warning).toMatch(/<system-out>[^]*--requirement AUTH-SKEW-01<\/system-out>/);
});

test('skips a known failure with its entry', () => {
  const xml = junitReport(sampleReport(undefined, { baseline: sampleBaseline }));

  expect(caseOf(xml, 'REST-SEND-04')).toContain('<skipped message="known until 2026-01-31: Answers 200 until');
  expect(caseOf(xml, 'REST-SEND-04')).toContain('<property name="known" value="https://example.com/issues/17"/>');
});

test('says why something was not tried', () => {
  const xml = junitReport(sampleReport());

  expect(caseOf(xml, 'POLLING-UPGRADE-01')).toContain('<skipped message="could not run: the target did not answer');
  expect(caseOf(xml, 'POLLING-ONLY-01')).toContain('<skipped message="not applicable: the target does not declare');
  expect(xml).toContain('<error message="1 scenario could not run."/>');
});

test('a partial run is named so', () => {
  const xml = junitReport({ ...sampleReport(), partial: true });

  expect(xml).toContain('<testsuites name="socketio-serverless (partial run)"');
  expect(xml).toContain('<property name="partial" value="true"/>');
});

test('escapes what a service may have sent', () => {
  const report = sampleReport();
  const findings = report.findings.map((finding) => ({
    ...finding,
    causes: [{ message: '<b a="1">&', scenarios: 1 }],
  }));

  expect(junitReport({ ...report, findings })).toContain('<failure message="&lt;b a=&quot;1&quot;&gt;&amp;"');
});

test.each([
  ['\u0000\u001b[31m', '\ufffd\ufffd[31m'],
  ['\ud800x', '\ufffdx'],
  ['😀\t\n', '😀\t\n'],
])('%j is written as %j', (text, want) => {
  expect(escapeXml(text)).toBe(want);
});

test('writes an element with and without content', () => {
  expect(element('a', { b: 1 })).toBe('<a b="1"/>');
  expect(element('a', {}, '<b/>')).toBe('<a><b/></a>');
});
