import { matchesPattern } from '../../specs/requirement-pattern.js';
import type { Baseline, BaselineEntry } from '../baseline.js';
import type { BaselineReport, RequirementReport, RequirementResult, ScenarioReport } from '../report.js';
import { neededBy } from './observations.js';

/**
 * The requirements, where those that failed and have an entry in the baseline are known.
 *
 * @param day the day of the run, as `2030-01-31`: an entry that expired before it does not count.
 */
export function markKnown(
  requirements: readonly RequirementReport[],
  baseline: Baseline,
  day: string,
): RequirementReport[] {
  const valid = baseline.entries.filter((entry) => !isExpired(entry, day));
  return requirements.map((row) => {
    const entry =
      row.result === 'failed' ? valid.find((other) => matchesPattern(other.requirement, row.id)) : undefined;
    if (entry === undefined) return row;
    const { reason, link, expires } = entry;
    return { ...row, known: { reason, link, expires } };
  });
}

/** What the baseline did in a run: the failures that each entry covers, and what is wrong with it. */
export function reportBaseline(
  requirements: readonly RequirementReport[],
  { file, entries }: Baseline,
  day: string,
): BaselineReport {
  return {
    file,
    entries: entries.map((entry) => {
      const rows = requirements.filter(({ id }) => matchesPattern(entry.requirement, id));
      const failed = rows.filter(({ result }) => result === 'failed').map(({ id }) => id);
      const problem = entryProblem(entry, rows, failed, day);
      return { ...entry, failed, ...(problem !== undefined && { problem }) };
    }),
  };
}

/** Results with which an entry may still be needed: another run could find that the requirement fails. */
const undecided: ReadonlySet<RequirementResult> = new Set(['not judged', 'could not run', 'not tested']);

function entryProblem(
  entry: BaselineEntry,
  rows: readonly RequirementReport[],
  failed: readonly string[],
  day: string,
): string | undefined {
  if (isExpired(entry, day)) {
    return failed.length > 0
      ? `expired on ${entry.expires}, and ${failed.join(', ')} still fails. Mend it, or give a new date.`
      : `expired on ${entry.expires}. Remove the entry, or give a new date.`;
  }
  if (failed.length > 0 || rows.some(({ result }) => undecided.has(result))) return undefined;
  return rows.some(({ result }) => result === 'passed')
    ? 'passes now, so the entry is stale. Remove the entry.'
    : undefined;
}

function isExpired({ expires }: BaselineEntry, day: string): boolean {
  return expires < day;
}

/** Whether a row spoils the verdict of its profile. */
export function spoilsVerdict({
  gates,
  result,
  known,
}: Pick<RequirementReport, 'gates' | 'result' | 'known'>): boolean {
  return gates && result === 'failed' && known === undefined;
}

/** Whether a row could not be judged for reasons that are not all known. */
export function isUnjudged(
  { result, needs = [] }: Pick<RequirementReport, 'result' | 'needs'>,
  requirements: readonly RequirementReport[],
): boolean {
  return result === 'not judged' && (needs.length === 0 || needs.some((id) => !isKnown(id, requirements)));
}

/** How many scenarios could not be judged for something that is not a known failure. */
export function countUnjudged(
  scenarios: readonly ScenarioReport[],
  requirements: readonly RequirementReport[],
): number {
  return scenarios.filter((scenario) => {
    if (scenario.result !== 'not judged') return false;
    const needed = neededBy(scenario);
    return needed === undefined || !isKnown(needed, requirements);
  }).length;
}

function isKnown(id: string, requirements: readonly RequirementReport[]): boolean {
  return requirements.find((row) => row.id === id)?.known !== undefined;
}
