import type { ScenarioReport } from './report.js';

/** Why a scenario was not judged. What they mean for the verdict is said at `ScenarioResult`. */
export const skipResults = ['not applicable', 'could not run', 'left out'] as const;
export type SkipResult = (typeof skipResults)[number];

/**
 * The description of a scenario's skip, by which the reporter knows its kind.
 *
 * @example testInfo.skip(python === undefined, skipDescription('left out', 'no Python on this machine'))
 */
export function skipDescription(result: SkipResult, reason: string): string {
  return `${result}: ${reason}`;
}

/** The result that a skip's description says. One that gives no accepted reason could not run, so that it is seen. */
export function readSkipDescription(description: string): Pick<ScenarioReport, 'result' | 'skipReason'> {
  for (const result of skipResults) {
    const prefix = skipDescription(result, '');
    if (description.startsWith(prefix)) return { result, skipReason: description.slice(prefix.length) };
  }
  return { result: 'could not run', skipReason: description === '' ? 'It was skipped without a reason.' : description };
}
