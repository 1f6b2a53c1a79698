import { expect, test } from 'vitest';
import type { ScenarioReport } from '../report.js';
import { sampleReport, sampleScenarios } from '../sample/sample-report.js';
import { stepFailureText } from '../step-failure.js';

const passing = sampleScenarios.map((scenario): ScenarioReport => ({
  ...scenario,
  result: 'passed',
  errors: [],
  timeline: [],
}));
const findingsWith = (changes: Readonly<Record<string, Partial<ScenarioReport>>>) =>
  sampleReport(passing.map((scenario) => ({ ...scenario, ...changes[scenario.requirements[0] ?? ''] }))).findings;

test('finds nothing where everything passed', () => {
  expect(findingsWith({})).toEqual([]);
});

test('names a breach once, at the row that states it, with every scenario that saw it', () => {
  const timeline = sampleReport().scenarios.find(({ requirements }) => requirements.includes('REST-SEND-04'))?.timeline;
  const findings = findingsWith({
    'AUTH-EXP-01': { timeline: timeline ?? [] },
    'ACK-BODY-01': { timeline: timeline ?? [] },
  });

  expect(findings.map(({ requirement, scenarios }) => [requirement, scenarios.length])).toEqual([
    ['REST-SEND-04', 2],
    ['WEBHOOK-SIGN-01', 2],
  ]);
  expect(findings[0]?.causes).toEqual([{ message: 'sendToGroup: saw status 200, expected 202 or 4XX', scenarios: 2 }]);
});

test('says of an assertion what it expected and received', () => {
  const errors = [
    'Error: expect(received).toBe(expected) // Object.is equality\n\nExpected: 202\nReceived: 200\n\nat a.ts:1',
  ];
  const [finding] = findingsWith({ 'AUTH-EXP-01': { result: 'failed', errors } });

  expect(finding?.causes).toEqual([{ message: 'expected 202, received 200', scenarios: 1 }]);
});

test('blames a step on the row that it needs, with what it blocks and that it did not repeat', () => {
  const errors = [stepFailureText('REST-SEND-01', 'sendToGroup answered 500.')];
  const [finding, ...others] = findingsWith({ 'AUTH-EXP-01': { result: 'not judged', errors } });

  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    requirement: 'REST-SEND-01',
    causes: [{ message: 'sendToGroup answered 500.', scenarios: 1 }],
    blocks: ['AUTH-EXP-01'],
    note: 'Seen in 1 other scenario; it did not repeat in the 1 that verify this row.',
  });
});
