import type { RequirementReport, RequirementResult, ScenarioReport, ScenarioResult, Severity } from '../report.js';
import { loadObservedExchanges, type ObservedExchange } from '../../specs/observed-exchanges.js';
import { gates, type Requirement } from '../../specs/requirement.js';
import { groupBy } from '../../lib/group-by.js';
import { exchangeReports } from './exchange-reports.js';
import { neededBy, type Observation } from './observations.js';

/**
 * The result of each requirement that belongs to a selected profile or that a scenario of the run names.
 *
 * Only the MUSTs of selected profiles gate, and only where their evidence is more than inference.
 */
export function judgeRequirements(
  registry: readonly Requirement[],
  scenarios: readonly ScenarioReport[],
  observations: readonly Observation[],
  profiles: readonly string[],
  observed: readonly ObservedExchange[] = loadObservedExchanges().exchanges,
): RequirementReport[] {
  const scenariosOf = groupByRequirement(scenarios);
  const observationsOf = groupBy(observations, ({ requirement }) => requirement);
  return registry
    .filter(({ id, profile }) => profiles.includes(profile) || scenariosOf.has(id) || observationsOf.has(id))
    .map((requirement) => {
      const verifying = scenariosOf.get(requirement.id) ?? [];
      const result = judgeRequirement(requirement, verifying, observationsOf.get(requirement.id));
      const needs = result === 'not judged' ? verifying.flatMap((scenario) => neededBy(scenario) ?? []) : [];
      const { id, profile, area, level, impact, statement, source, evidence, exchanges, reason } = requirement;
      return {
        id,
        profile,
        area,
        level,
        impact,
        statement,
        source,
        evidence,
        ...(exchanges !== undefined && { exchanges: exchangeReports(exchanges, observed) }),
        result,
        gates: gates(requirement) && profiles.includes(profile),
        severity: severityOf(requirement),
        scenarios: verifying.map((scenario) => scenario.id),
        ...(needs.length > 0 && { needs: [...new Set(needs)] }),
        ...(reason === undefined ? {} : { reason }),
      };
    });
}

/**
 * One requirement, from what was observed against it and from the results of the scenarios that verify it: the worst that
 * was seen counts. A scenario that failed blames only the rows of its observations; a step of another scenario counts where
 * the row's own scenarios passed, since it then did not repeat.
 */
export function judgeRequirement(
  requirement: Pick<Requirement, 'testable' | 'slow'>,
  verifying: readonly Pick<ScenarioReport, 'result' | 'errors'>[],
  observations: readonly Pick<Observation, 'kind'>[] = [],
): RequirementResult {
  if (observations.some(({ kind }) => kind !== 'step')) return 'failed';
  const results: readonly ScenarioResult[] = verifying.map((scenario) =>
    neededBy(scenario) === undefined ? scenario.result : 'not judged',
  );
  if (results.includes('failed')) return 'failed';
  if (results.includes('could not run')) return 'could not run';
  if (results.includes('not judged')) return 'not judged';
  if (results.includes('passed')) return observations.length > 0 ? 'failed' : 'passed';
  if (results.includes('left out')) return 'left out';
  if (results.includes('not applicable')) return 'not applicable';
  // Playwright does not list a slow scenario where the caller did not ask for slow ones.
  if (requirement.slow === true) return 'left out';
  return requirement.testable ? 'not tested' : 'untestable';
}

/** What a failure means: it follows the keyword, and inference never weighs more than a SHOULD. */
export function severityOf(requirement: Requirement): Severity {
  if (requirement.level === 'MAY') return 'notice';
  return gates(requirement) ? 'failure' : 'warning';
}

function groupByRequirement(scenarios: readonly ScenarioReport[]): Map<string, ScenarioReport[]> {
  const groups = new Map<string, ScenarioReport[]>();
  for (const scenario of scenarios) {
    for (const id of scenario.requirements) groups.set(id, [...(groups.get(id) ?? []), scenario]);
  }
  return groups;
}
