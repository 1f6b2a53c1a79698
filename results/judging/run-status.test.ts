import { expect, test } from 'vitest';
import type { ConformanceReport, ScenarioReport } from '../report.js';
import { sampleReport, sampleScenarios } from '../sample/sample-report.js';
import { causesOfFailure } from './run-status.js';

const passing = sampleScenarios.map((scenario): ScenarioReport => ({
  ...scenario,
  result: 'passed',
  errors: [],
  timeline: [],
}));
const withResult = (id: string, result: ScenarioReport['result']): ConformanceReport =>
  sampleReport(passing.map((scenario) => (scenario.requirements.includes(id) ? { ...scenario, result } : scenario)));

const rows: [title: string, report: ConformanceReport, want: string[]][] = [
  ['all passed', sampleReport(passing), []],
  ['a broken SHOULD', withResult('AUTH-SKEW-01', 'failed'), []],
  ['a broken MAY', withResult('REST-SEND-07', 'failed'), []],
  ['a broken MUST that is inferred', withResult('WEBHOOK-TYPE-01', 'failed'), []],
  ['a broken MUST', withResult('AUTH-EXP-01', 'failed'), ['1 gating requirement failed.']],
  ['something not applicable', withResult('AUTH-EXP-01', 'not applicable'), []],
  [
    'something that could not run',
    withResult('AUTH-EXP-01', 'could not run'),
    ['1 scenario could not run.', 'The verdict of core is incomplete: 1 requirement could not be checked.'],
  ],
  [
    'no scenario at all',
    sampleReport([]),
    [
      'No check was executed, and zero executed checks are never a pass.',
      'The verdict of core is incomplete: Nothing was checked.',
      'The verdict of transports is incomplete: Nothing was checked.',
    ],
  ],
  ['an error of the run', { ...sampleReport(passing), errors: ['No tests found'] }, ['1 error in the run itself.']],
  [
    'a partial run',
    {
      ...sampleReport(passing),
      profiles: sampleReport([]).profiles.map((profile) => ({ ...profile, partial: true })),
    },
    [],
  ],
];

test.each(rows)('%s', (_title, report, want) => {
  expect(causesOfFailure(report)).toEqual(want);
});
