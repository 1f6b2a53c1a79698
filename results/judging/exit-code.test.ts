import { expect, test } from 'vitest';
import type { ConformanceReport, ScenarioReport } from '../report.js';
import { sampleReport, sampleScenarios } from '../sample/sample-report.js';
import { exitCodeOf, failureCauses } from './exit-code.js';

const passing = sampleScenarios.map((scenario): ScenarioReport => ({
  ...scenario,
  result: 'passed',
  errors: [],
  timeline: [],
}));
const withResult = (id: string, result: ScenarioReport['result']): ConformanceReport =>
  sampleReport(passing.map((scenario) => (scenario.requirements.includes(id) ? { ...scenario, result } : scenario)));

const broken = withResult('AUTH-EXP-01', 'failed');
const died = { kind: 'target-died', reason: 'The target no longer answers.' } as const;

const rows: [title: string, report: ConformanceReport, exitCode: number, causes: string[]][] = [
  ['all passed', sampleReport(passing), 0, []],
  ['a broken SHOULD', withResult('AUTH-SKEW-01', 'failed'), 0, []],
  ['a broken MAY', withResult('REST-SEND-07', 'failed'), 0, []],
  ['a broken MUST that is inferred', withResult('WEBHOOK-TYPE-01', 'failed'), 0, []],
  ['a broken MUST', broken, 1, ['1 gating requirement failed.']],
  ['something not applicable', withResult('AUTH-EXP-01', 'not applicable'), 0, []],
  [
    'something that could not run',
    withResult('AUTH-EXP-01', 'could not run'),
    2,
    [
      '1 scenario could not run.',
      'The verdict of core is incomplete: 1 requirement could not be checked. 6 of 7 MUSTs judged, 1 more does not gate.',
    ],
  ],
  [
    'no scenario at all',
    sampleReport([]),
    2,
    [
      'No check was executed, and zero executed checks are never a pass.',
      'The verdict of core is incomplete: Nothing was checked.',
      'The verdict of transports is incomplete: Nothing was checked.',
    ],
  ],
  [
    'a partial run',
    {
      ...sampleReport(passing),
      profiles: sampleReport([]).profiles.map((profile) => ({ ...profile, partial: true })),
    },
    0,
    [],
  ],
  ['a target that died', { ...sampleReport(passing), ended: died }, 2, ['The target no longer answers.']],
  [
    'a target that died after a MUST was broken',
    { ...broken, ended: died },
    1,
    ['The target no longer answers.', '1 gating requirement failed.'],
  ],
  [
    'as many failures as were allowed',
    { ...broken, ended: { kind: 'max-failures', reason: '1 scenario failed.' } },
    1,
    ['1 scenario failed.', '1 gating requirement failed.'],
  ],
  [
    'an error of the run beside a broken MUST',
    { ...broken, errors: ['the teardown failed'] },
    3,
    ['1 error in the run itself.', '1 gating requirement failed.'],
  ],
  [
    'an interrupted run',
    { ...broken, ended: { kind: 'interrupted', reason: 'The run was interrupted.' } },
    130,
    ['The run was interrupted.', '1 gating requirement failed.'],
  ],
];

test.each(rows)('%s', (_title, report, exitCode, causes) => {
  expect(failureCauses(report).map(({ text }) => text)).toEqual(causes);
  expect(exitCodeOf(report)).toBe(exitCode);
});

test('a run that did not start is an error, whatever else is missing', () => {
  const report: ConformanceReport = {
    ...sampleReport([]),
    ended: { kind: 'not-started', reason: 'The target is not ready.' },
    errors: ['Error: The target is not ready.'],
  };

  expect(exitCodeOf(report)).toBe(3);
  expect(failureCauses(report)[0]?.text).toBe('The target is not ready.');
});
