import { groupBy } from '../lib/group-by.js';
import { quantity } from '../lib/quantity.js';
import type { FindingReport } from '../results/report.js';

/** Findings whose most frequent cause is the same: one thing to mend, most likely. */
export interface CauseGroup {
  /** What was seen, in one line. */
  readonly message: string;
  /** The number of scenarios that saw it; 0 for what only the run as a whole shows. */
  readonly scenarios: number;
  readonly findings: readonly FindingReport[];
  /** The rows that could not be judged for any of them. */
  readonly blocks: readonly string[];
}

/** Findings by their cause, the one that most scenarios saw first. */
export function groupByCause(findings: readonly FindingReport[]): CauseGroup[] {
  const groups = [...groupBy(findings, ({ causes }) => causes[0]?.message ?? '')].map(([message, group]) => {
    const own = new Set(group.map(({ requirement }) => requirement));
    return {
      message,
      scenarios: countScenarios(group),
      findings: group,
      blocks: [...new Set(group.flatMap(({ blocks }) => blocks))].filter((id) => !own.has(id)),
    };
  });
  return groups.sort((a, b) => b.scenarios - a.scenarios);
}

/** A scenario may have seen several rows fail for one cause, and one row may have failed for several causes. */
function countScenarios(group: readonly FindingReport[]): number {
  const seenIn = new Set(group.flatMap(({ scenarios }) => scenarios)).size;
  const ofCause = group.reduce((sum, { causes }) => sum + (causes[0]?.scenarios ?? 0), 0);
  return Math.min(seenIn, ofCause);
}

/** What was seen and in how many scenarios: `sendToGroup answered 200, expected 202: 143 scenarios`. */
export function causeTitle({ message, scenarios }: CauseGroup): string {
  return scenarios === 0 ? message : `${message.replace(/[.:]$/, '')}: ${quantity(scenarios, 'scenario')}`;
}
