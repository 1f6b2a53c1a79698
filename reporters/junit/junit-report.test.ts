import { expect, test } from 'vitest';
import { sampleReport, sampleScenarios } from '../../results/sample/sample-report.js';
import { junitReport } from './junit-report.js';
import { element, escapeXml } from './xml.js';

test('counts failures, errors and skips', () => {
  expect(junitReport(sampleReport())).toContain(
    '<testsuites name="socketio-serverless" tests="11" failures="2" errors="1" skipped="1"',
  );
});

test('gives a test case its requirement ids and what went wrong', () => {
  const xml = junitReport(sampleReport());

  expect(xml).toContain('<property name="requirement" value="REST-SEND-04"/>');
  expect(xml).toContain('<failure message="Error: sendToGroup answered 200, expected 202');
  expect(xml).toContain('<error message="could not run: the target did not answer');
  expect(xml).toContain('<skipped message="not applicable: the target does not declare');
});

test('escapes what a service may have sent', () => {
  const xml = junitReport(sampleReport(sampleScenarios.map((scenario) => ({ ...scenario, title: '<b a="1">&' }))));

  expect(xml).toContain('<testcase name="&lt;b a=&quot;1&quot;&gt;&amp;"');
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
