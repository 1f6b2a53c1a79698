import type { RequirementCounts } from '../results/report.js';

/** Requirements of one level in words: `61 of 64 passed, 1 failed, 2 untestable`. */
export function describeCounts(counts: RequirementCounts): string {
  const others = [
    [counts.failed, 'failed'],
    [counts.notJudged, 'not judged'],
    [counts.couldNotRun, 'could not run'],
    [counts.notTested, 'not tested'],
    [counts.notApplicable, 'not applicable'],
    [counts.leftOut, 'left out'],
    [counts.untestable, 'untestable'],
  ] as const;
  const shown = others.filter(([count]) => count > 0).map(([count, word]) => `, ${count} ${word}`);
  return `${counts.passed} of ${counts.total} passed${shown.join('')}`;
}
