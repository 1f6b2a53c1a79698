import type { TestResult } from '@playwright/test/reporter';
import { expect, test } from 'vitest';
import type { ScenarioReport } from '../../results/report.js';
import { outcomeOf } from './scenario-outcome.js';

const rows: [title: string, attempts: TestResult[], want: Pick<ScenarioReport, 'result' | 'skipReason'>][] = [
  ['passed', [attempt('passed')], { result: 'passed' }],
  ['failed', [attempt('failed')], { result: 'failed' }],
  ['timed out', [attempt('timedOut')], { result: 'failed' }],
  ['failed, then passed when it was retried', [attempt('failed'), attempt('passed')], { result: 'failed' }],
  ['skipped as left out', [attempt('skipped', 'left out: no Python')], { result: 'left out', skipReason: 'no Python' }],
  [
    'skipped as not applicable',
    [attempt('skipped', 'not applicable: the target does not declare polling')],
    { result: 'not applicable', skipReason: 'the target does not declare polling' },
  ],
  [
    'skipped as it could not run',
    [attempt('skipped', 'could not run: no event handler')],
    { result: 'could not run', skipReason: 'no event handler' },
  ],
  ['skipped for another reason', [attempt('skipped', 'later')], { result: 'could not run', skipReason: 'later' }],
  [
    'skipped without a reason',
    [attempt('skipped')],
    { result: 'could not run', skipReason: 'It was skipped without a reason.' },
  ],
  [
    'interrupted',
    [attempt('interrupted')],
    { result: 'could not run', skipReason: 'The run was interrupted during this scenario.' },
  ],
  ['never begun', [], { result: 'could not run', skipReason: 'The run ended before this scenario began.' }],
];

test.each(rows)('a test that %s', (_title, results, want) => {
  expect(outcomeOf({ results, annotations: [] })).toEqual(want);
});

test('takes the reason of a skip that was declared beside the test', () => {
  const annotations = [{ type: 'skip', description: 'not applicable: no anonymous hub' }];

  expect(outcomeOf({ results: [attempt('skipped')], annotations }).result).toBe('not applicable');
});

function attempt(status: TestResult['status'], reason?: string): TestResult {
  return {
    annotations: reason === undefined ? [] : [{ type: 'skip', description: reason }],
    attachments: [],
    duration: 1,
    errors: [],
    parallelIndex: 0,
    retry: 0,
    startTime: new Date(0),
    status,
    stderr: [],
    stdout: [],
    steps: [],
    workerIndex: 0,
  };
}
