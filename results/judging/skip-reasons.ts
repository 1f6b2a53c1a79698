import type { ScenarioReport } from '../report.js';
import type { SkipResult } from '../skip-result.js';
import { groupBy } from '../../lib/group-by.js';

/** A reason for which scenarios were not tried, and how many they are. */
export interface SkipReason {
  readonly reason: string;
  readonly count: number;
}

/** Why scenarios ended with a kind of skip: each reason once, that of most scenarios first. */
export function skipReasons(
  scenarios: readonly Pick<ScenarioReport, 'result' | 'skipReason'>[],
  result: SkipResult,
): SkipReason[] {
  const skipped = scenarios.filter((scenario) => scenario.result === result);
  return [...groupBy(skipped, ({ skipReason = '' }) => skipReason)]
    .map(([reason, { length: count }]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count);
}
