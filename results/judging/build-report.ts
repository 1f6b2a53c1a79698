import type { ConformanceReport, RequirementReport, ScenarioReport } from '../report.js';
import type { Requirement } from '../../specs/requirement.js';
import { judgeProfile } from './profile-verdict.js';
import { judgeRequirements } from './requirement-results.js';
import { countScenarios } from './scenario-counts.js';
import { findSuiteErrors } from './suite-errors.js';

/** What was seen in a run, before it is judged. */
export interface ObservedRun extends Pick<
  ConformanceReport,
  'suite' | 'target' | 'date' | 'durationMs' | 'command' | 'scenarios' | 'errors'
> {
  /** The profiles that get a verdict. */
  profiles: readonly string[];
  /** Whether the run was restricted to some requirements. */
  filtered: boolean;
  /** How many scenarios the run had when it began. */
  expected: number;
}

/** Judges a run: from what was seen and the registry to the whole report. */
export function buildReport(run: ObservedRun, registry: readonly Requirement[]): ConformanceReport {
  const requirements = judgeRequirements(registry, run.scenarios, run.profiles);
  return {
    formatVersion: 1,
    suite: run.suite,
    target: run.target,
    date: run.date,
    durationMs: run.durationMs,
    command: run.command,
    counts: countScenarios(run.scenarios, run.expected),
    profiles: run.profiles.map((name) => judgeProfile(name, requirements, run.filtered)),
    requirements,
    scenarios: failuresFirst(run.scenarios, requirements),
    errors: [...run.errors, ...findSuiteErrors(registry, run.scenarios)],
  };
}

const rank = { failed: 0, 'could not run': 2, passed: 3, 'not applicable': 4, 'left out': 5 };

/** Failures that spoil the verdict, other failures, what could not run, then the rest, each in the order of the run. */
function failuresFirst(
  scenarios: readonly ScenarioReport[],
  requirements: readonly RequirementReport[],
): ScenarioReport[] {
  const gating = new Set(requirements.filter((requirement) => requirement.gates).map(({ id }) => id));
  const rankOf = ({ result, requirements: ids }: ScenarioReport): number =>
    rank[result] + (result === 'failed' && !ids.some((id) => gating.has(id)) ? 1 : 0);
  return scenarios.toSorted((a, b) => rankOf(a) - rankOf(b));
}
