import { groupBy } from '../lib/group-by.js';
import type { FindingReport } from '../results/report.js';

/** Findings whose most frequent cause is the same: one thing to mend, most likely. */
export interface CauseGroup {
  /** What was seen, in one line. */
  readonly message: string;
  /** The number of scenarios that saw one of the findings; 0 for what only the run as a whole shows. */
  readonly scenarios: number;
  readonly findings: readonly FindingReport[];
  /** The rows that could not be judged for any of them. */
  readonly blocks: readonly string[];
}

/** Findings by their cause, in the order of the findings. */
export function groupByCause(findings: readonly FindingReport[]): CauseGroup[] {
  return [...groupBy(findings, ({ causes }) => causes[0]?.message ?? '')].map(([message, group]) => ({
    message,
    scenarios: new Set(group.flatMap(({ scenarios }) => scenarios)).size,
    findings: group,
    blocks: [...new Set(group.flatMap(({ blocks }) => blocks))],
  }));
}
