import { foundations } from '../foundations.js';
import { readNeeds } from '../needs.js';
import type { ScenarioReport } from '../report.js';
import { readStepFailure, stepFailureText } from '../step-failure.js';

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
  return scenarios.map((scenario) => blockedBy(rest.get(scenario.id) ?? scenario, failed));
}

/** Whether a scenario fails a row of its own; a step that failed blames only the row that it needs. */
function blames(scenario: ScenarioReport | undefined, row: string): boolean {
  if (scenario?.result !== 'failed') return false;
  const step = readStepFailure(scenario.errors[0] ?? '');
  return step === undefined || step.requirement === row;
}

function blockedBy(scenario: ScenarioReport, failed: readonly string[]): ScenarioReport {
  if (scenario.result !== 'failed' && scenario.result !== 'not judged') return scenario;
  const [error = '', ...others] = scenario.errors;
  const needed = readNeeds(error).find((row) => failed.includes(row) && !scenario.requirements.includes(row));
  if (needed === undefined) return scenario;
  const message = stepFailureText(needed, readStepFailure(error)?.message ?? error.replace(/^Error: /, ''));
  return { ...scenario, result: 'not judged', errors: [message, ...others] };
}
