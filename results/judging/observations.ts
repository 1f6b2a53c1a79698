import type { ScenarioReport } from '../report.js';
import { readStepFailure } from '../step-failure.js';

/** What was seen against a row: by an assertion, by a step that a scenario needs, or as a breach on the wire. */
export interface Observation {
  readonly requirement: string;
  readonly kind: 'assertion' | 'step' | 'breach';
  /** What was seen, as a line or a few. */
  readonly message: string;
  /** The id of the scenario that saw it; empty for what only the whole run shows. */
  readonly scenario: string;
}

/**
 * What a scenario saw against the rows of the contract. An assertion blames the rows that the scenario verifies; a step
 * that failed blames the row that it needs, also where that is one of its own; a breach in the timeline blames the row that
 * states what was broken.
 */
export function observationsOf(scenario: ScenarioReport): Observation[] {
  return [...errorObservations(scenario), ...breaches(scenario)];
}

/** The row that a scenario needed and did not have, so that its own rows were not judged; undefined where it went on. */
export function neededBy({ result, errors }: Pick<ScenarioReport, 'result' | 'errors'>): string | undefined {
  return result === 'failed' || result === 'not judged' ? readStepFailure(errors[0] ?? '')?.requirement : undefined;
}

function errorObservations({ id, result, errors, requirements }: ScenarioReport): Observation[] {
  if (result !== 'failed' && result !== 'not judged') return [];
  const [error = ''] = errors;
  const step = readStepFailure(error);
  if (step === undefined) {
    return requirements.map((requirement) => ({ requirement, kind: 'assertion', message: error, scenario: id }));
  }
  const kind = requirements.includes(step.requirement) ? 'assertion' : 'step';
  return [{ requirement: step.requirement, kind, message: step.message, scenario: id }];
}

function breaches({ id, timeline }: ScenarioReport): Observation[] {
  return timeline.flatMap((entry) =>
    'violations' in entry
      ? entry.violations.flatMap(({ requirement, message }) =>
          requirement === null ? [] : [{ requirement, kind: 'breach' as const, message, scenario: id }],
        )
      : [],
  );
}
