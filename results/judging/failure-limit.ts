import { quantity } from '../../lib/quantity.js';
import { gates, type Requirement } from '../../specs/requirement.js';
import { matchesPattern } from '../../specs/requirement-pattern.js';
import type { ScenarioReport } from '../report.js';
import type { EarlyEnd } from '../run-end.js';
import { observationsOf } from './observations.js';

export interface FailureLimitOptions {
  /** How many gating requirements may fail. */
  readonly maxFailures: number;
  readonly profiles: readonly string[];
  /** Patterns of requirements whose failures are known, and do not count. */
  readonly known: readonly string[];
}

/** Counts the gating requirements that fail while a run is going on, so that it can end early. */
export class FailureLimit {
  readonly #maxFailures: number;
  readonly #counted: ReadonlySet<string>;
  readonly #failed = new Set<string>();

  constructor(registry: readonly Requirement[], { maxFailures, profiles, known }: FailureLimitOptions) {
    this.#maxFailures = maxFailures;
    this.#counted = new Set(
      registry
        .filter((row) => gates(row) && profiles.includes(row.profile))
        .map(({ id }) => id)
        .filter((id) => !known.some((pattern) => matchesPattern(pattern, id))),
    );
  }

  /**
   * Adds a scenario that has ended. A step that failed does not count, since its row is judged by its own scenarios.
   *
   * @returns the end of the run, once as many failed as may.
   */
  add(scenario: ScenarioReport): EarlyEnd | undefined {
    for (const { requirement, kind } of observationsOf(scenario)) {
      if (kind !== 'step' && this.#counted.has(requirement)) this.#failed.add(requirement);
    }
    if (this.#failed.size < this.#maxFailures) return undefined;
    const reason = `${quantity(this.#failed.size, 'gating requirement')} failed, and --max-failures is ${this.#maxFailures}.`;
    return { kind: 'max-failures', reason };
  }
}
