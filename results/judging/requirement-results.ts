import type { RequirementReport, RequirementResult, ScenarioReport, ScenarioResult, Severity } from '../report.js';
import { loadObservedExchanges, type ObservedExchange } from '../../specs/observed-exchanges.js';
import { gates, type Requirement } from '../../specs/requirement.js';
import { exchangeReports } from './exchange-reports.js';

/**
 * The result of each requirement that belongs to a selected profile or that a scenario of the run names.
 *
 * Only the MUSTs of selected profiles gate, and only where their evidence is more than inference.
 */
export function judgeRequirements(
  registry: readonly Requirement[],
  scenarios: readonly ScenarioReport[],
  profiles: readonly string[],
  observed: readonly ObservedExchange[] = loadObservedExchanges().exchanges,
): RequirementReport[] {
  const scenariosOf = groupByRequirement(scenarios);
  return registry
    .filter(({ id, profile }) => profiles.includes(profile) || scenariosOf.has(id))
    .map((requirement) => {
      const verifying = scenariosOf.get(requirement.id) ?? [];
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
        result: judgeRequirement(
          requirement,
          verifying.map(({ result }) => result),
        ),
        gates: gates(requirement) && profiles.includes(profile),
        severity: severityOf(requirement),
        scenarios: verifying.map((scenario) => scenario.id),
        ...(reason === undefined ? {} : { reason }),
      };
    });
}

/** One requirement, from the results of the scenarios that verify it: the worst that was seen counts. */
export function judgeRequirement(
  requirement: Pick<Requirement, 'testable' | 'slow'>,
  results: readonly ScenarioResult[],
): RequirementResult {
  if (results.includes('failed')) return 'failed';
  if (results.includes('could not run')) return 'could not run';
  if (results.includes('passed')) return 'passed';
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
