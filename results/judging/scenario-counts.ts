import type { ScenarioCounts, ScenarioResult } from '../report.js';

const countOf: Record<ScenarioResult, Exclude<keyof ScenarioCounts, 'expected' | 'executed'>> = {
  passed: 'passed',
  failed: 'failed',
  'not applicable': 'notApplicable',
  'could not run': 'couldNotRun',
  'not judged': 'notJudged',
  'left out': 'leftOut',
};

/** @param expected how many scenarios the run had when it began. */
export function countScenarios(scenarios: readonly { result: ScenarioResult }[], expected: number): ScenarioCounts {
  const counts: ScenarioCounts = {
    expected,
    executed: 0,
    passed: 0,
    failed: 0,
    notApplicable: 0,
    couldNotRun: 0,
    notJudged: 0,
    leftOut: 0,
  };
  for (const { result } of scenarios) counts[countOf[result]] += 1;
  return { ...counts, executed: counts.passed + counts.failed };
}
