import { foundations } from '../foundations.js';
import { readNeeds } from '../needs.js';
import type { ScenarioReport } from '../report.js';
import { readStepFailure, stepFailureText } from '../step-failure.js';
import { observationsOf } from './observations.js';

/**
 * The scenarios, where those are `not judged` whose failed call rests on a foundation that failed in its own scenarios.
 * Foundations are looked at in their order, so that a fault is blamed on the lowest one that it breaks.
 */
export function markBlocked(scenarios: readonly ScenarioReport[]): ScenarioReport[] {
  const failed: string[] = [];
  const rest = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  for (const row of foundations) {
    const verifying = [...rest.values()].filter(({ requirements }) => requirements.includes(row));
    for (const scenario of verifying) rest.set(scenario.id, blockedBy(scenario, failed));
    if (verifying.some(({ id }) => blames(rest.get(id), row))) failed.push(row);
  }
  const above = scenarios.map((scenario) => blockedBy(rest.get(scenario.id) ?? scenario, failed));
  return markBlockedByOthers(above);
}

/**
 * The scenarios, where those are `not judged` whose failed call rests on a row that is no foundation and failed in its own
 * scenarios. Scenarios of such rows do not block each other.
 */
function markBlockedByOthers(scenarios: readonly ScenarioReport[]): ScenarioReport[] {
  const needed = new Set(
    scenarios.flatMap(({ result, errors }) => (result === 'failed' ? readNeeds(errors[0] ?? '') : [])),
  );
  const verifies = ({ requirements }: ScenarioReport) => requirements.some((row) => needed.has(row));
  const failed = [...needed].filter((row) =>
    scenarios.some((scenario) => scenario.requirements.includes(row) && blames(scenario, row)),
  );
  return scenarios.map((scenario) => (verifies(scenario) ? scenario : blockedBy(scenario, failed)));
}

/** Whether a scenario blames a row of its own, by an assertion or by a breach that it saw. */
function blames(scenario: ScenarioReport | undefined, row: string): boolean {
  if (scenario === undefined) return false;
  return observationsOf(scenario).some(({ requirement, kind }) => requirement === row && kind !== 'step');
}

function blockedBy(scenario: ScenarioReport, failed: readonly string[]): ScenarioReport {
  if (scenario.result !== 'failed' && scenario.result !== 'not judged') return scenario;
  const [error = '', ...others] = scenario.errors;
  const needed = readNeeds(error).find((row) => failed.includes(row) && !scenario.requirements.includes(row));
  if (needed === undefined) return scenario;
  const message = stepFailureText(needed, readStepFailure(error)?.message ?? error.replace(/^Error: /, ''));
  return { ...scenario, result: 'not judged', errors: [message, ...others] };
}
