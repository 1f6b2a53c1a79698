import type { TestCase, TestResult } from '@playwright/test/reporter';
import type { ScenarioReport } from '../../results/report.js';
import { readSkipDescription } from '../../results/skip-result.js';

type Outcome = Pick<ScenarioReport, 'result' | 'skipReason'>;

/**
 * What a Playwright test tells about the target. A test that failed once has failed, whatever a retry said; a skip
 * that gives no accepted reason could not run, so that nothing drops out of a verdict unseen.
 */
export function outcomeOf(test: Pick<TestCase, 'results' | 'annotations'>): Outcome {
  const { results } = test;
  if (results.some(({ status }) => status === 'failed' || status === 'timedOut')) return { result: 'failed' };
  const last = results.at(-1);
  if (last === undefined) return { result: 'could not run', skipReason: 'The run ended before this scenario began.' };
  switch (last.status) {
    case 'passed':
      return { result: 'passed' };
    case 'skipped':
      return readSkipDescription(skipDescriptionOf(test, last));
    case 'failed':
    case 'timedOut':
      return { result: 'failed' };
    case 'interrupted':
      return { result: 'could not run', skipReason: 'The run was interrupted during this scenario.' };
  }
}

function skipDescriptionOf(test: Pick<TestCase, 'annotations'>, result: TestResult): string {
  const skip = [...result.annotations, ...test.annotations].find(({ type }) => type === 'skip' || type === 'fixme');
  return skip?.description ?? '';
}
