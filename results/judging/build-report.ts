import type { ConformanceReport, RequirementReport, ScenarioReport } from '../report.js';
import { subjectOf, type Requirement } from '../../specs/requirement.js';
import type { Baseline } from '../baseline.js';
import { markBlocked } from './blocked-scenarios.js';
import { findingsOf } from './findings.js';
import { markKnown, reportBaseline } from './known-failures.js';
import { type Observation, observationsOf } from './observations.js';
import { judgeProfile } from './profile-verdict.js';
import { judgeRequirements } from './requirement-results.js';
import { countScenarios } from './scenario-counts.js';
import { findSuiteErrors } from './suite-errors.js';

/** What was seen in a run, before it is judged. */
export interface ObservedRun extends Pick<
  ConformanceReport,
  'suite' | 'target' | 'date' | 'durationMs' | 'command' | 'ended' | 'scenarios' | 'errors'
> {
  /** What was seen of the run as a whole. */
  observations?: readonly Observation[];
  /** The known failures to judge with. */
  baseline?: Baseline | undefined;
  /** The profiles that get a verdict. */
  profiles: readonly string[];
  /** Whether the run was restricted to some requirements. */
  filtered: boolean;
  /** How many scenarios the run had when it began. */
  expected: number;
}

/** Judges a run: from what was seen and the registry to the whole report. */
export function buildReport(run: ObservedRun, registry: readonly Requirement[]): ConformanceReport {
  const scenarios = markBlocked(run.scenarios);
  const observations = [...scenarios.flatMap(observationsOf), ...(run.observations ?? [])];
  const { baseline } = run;
  const day = run.date.slice(0, 10);
  const judged = judgeRequirements(registry, scenarios, observations, run.profiles);
  const requirements = baseline === undefined ? judged : markKnown(judged, baseline, day);
  return {
    formatVersion: 1,
    suite: run.suite,
    target: run.target,
    date: run.date,
    durationMs: run.durationMs,
    command: run.command,
    ended: run.ended,
    partial: run.filtered || !asksForAll(run.profiles, registry),
    counts: countScenarios(scenarios, run.expected),
    profiles: run.profiles.map((name) => judgeProfile(name, requirements, run.filtered)),
    ...(baseline !== undefined && { baseline: reportBaseline(requirements, baseline, day) }),
    findings: findingsOf(requirements, scenarios, observations),
    requirements,
    scenarios: failuresFirst(scenarios, requirements),
    errors: [...run.errors, ...findSuiteErrors(registry, scenarios)],
  };
}

/** Whether a run asks for every profile of its subject. */
function asksForAll(profiles: readonly string[], registry: readonly Requirement[]): boolean {
  const subjects = new Set(registry.flatMap(({ profile }) => (profiles.includes(profile) ? subjectOf(profile) : [])));
  return registry.every(
    ({ profile, testable }) => !testable || !subjects.has(subjectOf(profile)) || profiles.includes(profile),
  );
}

const rank = { failed: 0, 'not judged': 2, 'could not run': 3, passed: 4, 'not applicable': 5, 'left out': 6 };

/** Failures that spoil the verdict, other failures, what was not judged, what could not run, then the rest, each in the order of the run. */
function failuresFirst(
  scenarios: readonly ScenarioReport[],
  requirements: readonly RequirementReport[],
): ScenarioReport[] {
  const gating = new Set(requirements.filter((requirement) => requirement.gates).map(({ id }) => id));
  const rankOf = ({ result, requirements: ids }: ScenarioReport): number =>
    rank[result] + (result === 'failed' && !ids.some((id) => gating.has(id)) ? 1 : 0);
  return scenarios.toSorted((a, b) => rankOf(a) - rankOf(b));
}
