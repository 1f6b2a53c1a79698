import type { TestCase, TestResult } from '@playwright/test/reporter';
import type { ScenarioReport } from '../../results/report.js';
import type { EarlyEnd } from '../../results/run-end.js';

/**
 * A scenario of a run that was ended early. It could not run where it had no turn or was stopped, and where it failed after
 * the moment from which on nothing that it saw counts.
 */
export function afterEarlyEnd(
  scenario: ScenarioReport,
  { results }: Pick<TestCase, 'results'>,
  { reason, since }: EarlyEnd,
): ScenarioReport {
  const last = results.at(-1);
  const stopped = last === undefined || wasStopped(last);
  const endedAt = last === undefined ? 0 : last.startTime.getTime() + Math.max(0, last.duration);
  const failed = scenario.result === 'failed' || scenario.result === 'not judged';
  if (!stopped && !(failed && since !== undefined && endedAt > since)) return scenario;
  return { ...scenario, result: 'could not run', errors: [], skipReason: reason };
}

/** Playwright calls a test skipped whose fixtures were being set up; one that skips itself says so in an annotation. */
function wasStopped({ status, annotations }: TestResult): boolean {
  return status === 'interrupted' || (status === 'skipped' && !annotations.some(({ type }) => type === 'skip'));
}
