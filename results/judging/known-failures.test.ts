import { describe, expect, test } from 'vitest';
import { sampleBaseline, sampleReport, sampleScenarios } from '../sample/sample-report.js';
import type { BaselineEntry } from '../baseline.js';
import type { ConformanceReport, ScenarioReport } from '../report.js';
import { stepFailureText } from '../step-failure.js';
import { exitCodeOf, failureCauses } from './exit-code.js';

const entry = (requirement: string, expires = '2030-01-31'): BaselineEntry => ({
  requirement,
  reason: 'It is known to the team.',
  link: 'https://example.com/issues/1',
  expires,
});

const causesOfFailure = (report: ConformanceReport): string[] => failureCauses(report).map(({ text }) => text);

const judge = (entries: readonly BaselineEntry[], scenarios?: readonly ScenarioReport[]): ConformanceReport =>
  sampleReport(scenarios, { baseline: { file: 'known.yaml', entries }, profiles: ['core'] });

const bothFailures = [entry('REST-SEND-04'), entry('WEBHOOK-SIGN-01')];

test('a known failure is still a failure, and spoils neither verdict nor run', () => {
  const report = judge(bothFailures, withoutUnrun());
  expect(report.profiles[0]).toMatchObject({
    verdict: 'conformant',
    known: 2,
    reason: 'Every MUST that applies is kept, but for 2 known failures: 7 of 7 MUSTs judged, 1 more does not gate.',
  });
  expect(report.requirements.find(({ id }) => id === 'REST-SEND-04')).toMatchObject({
    result: 'failed',
    known: { expires: '2030-01-31' },
  });
  expect(report.findings.map(({ requirement, known }) => [requirement, known !== undefined])).toEqual([
    ['REST-SEND-04', true],
    ['WEBHOOK-SIGN-01', true],
    ['AUTH-SKEW-01', false],
  ]);
  expect(causesOfFailure(report)).toEqual([]);
});

test('a failure without an entry spoils the verdict as before', () => {
  const report = judge([entry('REST-SEND-04')], withoutUnrun());
  expect(report.profiles[0]).toMatchObject({
    verdict: 'not conformant',
    reason: '1 MUST is not kept. 7 of 7 MUSTs judged, 1 more does not gate.',
    known: 1,
  });
  expect(causesOfFailure(report)).toEqual(['1 gating requirement failed.']);
});

test('a pattern covers every failure that it matches, and is no exception for what passes', () => {
  const report = judge([entry('*-SEND-*'), entry('WEBHOOK-*')], withoutUnrun());
  expect(report.baseline?.entries.map(({ failed, problem }) => [failed, problem])).toEqual([
    [['REST-SEND-04'], undefined],
    [['WEBHOOK-SIGN-01'], undefined],
  ]);
});

test('what could not be judged for a known failure spoils nothing, and is counted', () => {
  const blocked = withoutUnrun().map((scenario): ScenarioReport =>
    scenario.requirements.includes('ACK-BODY-01')
      ? { ...scenario, result: 'not judged', errors: [stepFailureText('REST-SEND-04', 'It answered 200.')] }
      : scenario,
  );
  const report = judge(bothFailures, blocked);
  expect(report.profiles[0]?.reason).toBe(
    'Every MUST that applies is kept, but for 2 known failures: 6 of 7 MUSTs judged, 1 not judged for known failures, 1 more does not gate.',
  );
  expect(causesOfFailure(report)).toEqual([]);
  expect(causesOfFailure(judge([entry('WEBHOOK-SIGN-01')], blocked))).toContain('1 scenario could not be judged.');
});

describe('an entry that is no longer right fails the run with one message', () => {
  const rows: [title: string, entry: BaselineEntry, problem: string | undefined][] = [
    ['stale', entry('AUTH-EXP-01'), 'passes now, so the entry is stale. Remove the entry.'],
    ['stale as a pattern', entry('AUTH-EXP-*'), 'passes now, so the entry is stale. Remove the entry.'],
    [
      'expired',
      entry('REST-SEND-04', '2025-11-21'),
      'expired on 2025-11-21, and REST-SEND-04 still fails. Mend it, or give a new date.',
    ],
    [
      'expired and mended',
      entry('AUTH-EXP-01', '2025-11-21'),
      'expired on 2025-11-21. Remove the entry, or give a new date.',
    ],
    ['valid on its last day', entry('REST-SEND-04', '2025-11-22'), undefined],
    ['of a row that was not tested', entry('POLLING-UPGRADE-01'), undefined],
  ];
  test.each(rows)('%s', (_title, baselineEntry, problem) => {
    const report = judge([baselineEntry]);
    expect(report.baseline?.entries[0]?.problem).toBe(problem);
    const told = causesOfFailure(report).filter((cause) => cause.startsWith('known.yaml: '));
    expect(told).toEqual(problem === undefined ? [] : [`known.yaml: ${baselineEntry.requirement} ${problem}`]);
  });
});

test('an expired entry makes nothing known', () => {
  const report = judge([entry('REST-SEND-04', '2025-11-21')]);
  expect(report.requirements.some(({ known }) => known !== undefined)).toBe(false);
});

test('the report of a run without a baseline names none', () => {
  expect(sampleReport().baseline).toBeUndefined();
  expect(sampleReport(undefined, { baseline: sampleBaseline }).baseline?.file).toBe('baseline.yaml');
});

function withoutUnrun(): ScenarioReport[] {
  return sampleScenarios.filter(({ result }) => result === 'passed' || result === 'failed');
}

test('a stale entry is an error of the usage, and an expired one whose requirement fails is a broken contract', () => {
  const green = withoutUnrun().filter(({ result }) => result === 'passed');
  expect(exitCodeOf(judge([entry('AUTH-EXP-01')], green))).toBe(3);
  expect(exitCodeOf(judge([entry('REST-SEND-04', '2025-11-21')], withoutUnrun()))).toBe(1);
});
