import type { RequirementCounts, RequirementReport, RequirementResult } from '../report.js';

const countOf: Record<RequirementResult, Exclude<keyof RequirementCounts, 'total'>> = {
  passed: 'passed',
  failed: 'failed',
  'not applicable': 'notApplicable',
  'could not run': 'couldNotRun',
  'not judged': 'notJudged',
  'left out': 'leftOut',
  untestable: 'untestable',
  'not tested': 'notTested',
};

export function countRequirements(requirements: readonly Pick<RequirementReport, 'result'>[]): RequirementCounts {
  const counts: RequirementCounts = {
    total: requirements.length,
    passed: 0,
    failed: 0,
    notApplicable: 0,
    couldNotRun: 0,
    notJudged: 0,
    leftOut: 0,
    untestable: 0,
    notTested: 0,
  };
  for (const { result } of requirements) counts[countOf[result]] += 1;
  return counts;
}
