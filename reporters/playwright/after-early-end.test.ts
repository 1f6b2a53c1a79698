import type { TestResult } from '@playwright/test/reporter';
import { expect, test } from 'vitest';
import { sampleScenarios } from '../../results/sample/sample-report.js';
import type { ScenarioReport } from '../../results/report.js';
import type { EarlyEnd } from '../../results/run-end.js';
import { afterEarlyEnd } from './after-early-end.js';

const died: EarlyEnd = { kind: 'target-died', reason: 'The target no longer answers.', since: 10_000 };
const enough: EarlyEnd = { kind: 'max-failures', reason: '1 scenario failed.' };

const before = { startTime: new Date(1), duration: 1 };

const rows: [
  title: string,
  result: ScenarioReport['result'],
  attempt: Partial<TestResult> | undefined,
  end: EarlyEnd,
  counts: boolean,
][] = [
  ['it failed while the target lived', 'failed', { startTime: new Date(9000), duration: 500 }, died, true],
  ['it failed when the target was dead', 'failed', { startTime: new Date(9000), duration: 1500 }, died, false],
  ['a step failed when the target was dead', 'not judged', { startTime: new Date(9000), duration: 1500 }, died, false],
  ['it passed while the target died', 'passed', { startTime: new Date(9000), duration: 1500 }, died, true],
  ['it was stopped', 'could not run', { status: 'interrupted', startTime: new Date(1), duration: 1 }, enough, false],
  ['it was stopped before it began', 'could not run', { ...before, status: 'skipped', annotations: [] }, enough, false],
  [
    'it skipped itself',
    'could not run',
    { ...before, status: 'skipped', annotations: [{ type: 'skip' }] },
    enough,
    true,
  ],
  ['it had no turn', 'could not run', undefined, enough, false],
  ['it failed late, where all failures count', 'failed', { startTime: new Date(9000), duration: 9000 }, enough, true],
];

test.each(rows)('%s', (_title, result, attempt, end, counts) => {
  const [sample] = sampleScenarios;
  if (sample === undefined) throw new Error('The sample has no scenario.');
  const scenario = { ...sample, result, errors: ['Error: late'] };

  const seen = afterEarlyEnd(scenario, { results: attempt === undefined ? [] : [attempt as TestResult] }, end);

  expect(seen).toEqual(
    counts ? scenario : { ...scenario, result: 'could not run', errors: [], skipReason: end.reason },
  );
});
