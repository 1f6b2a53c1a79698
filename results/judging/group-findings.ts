import { groupBy } from '../../lib/group-by.js';
import type { FindingReport } from '../report.js';

/** Findings of one cause: the same was seen, in the same scenarios. They keep their order, the first of each group leads. */
export function groupFindings(findings: readonly FindingReport[]): FindingReport[][] {
  const groups = groupBy(findings, ({ causes: [cause], scenarios }) =>
    JSON.stringify([cause?.message, scenarios.toSorted()]),
  );
  return [...groups.values()].map((group) => [...group]);
}
