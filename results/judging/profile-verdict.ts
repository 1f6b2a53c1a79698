import type { ProfileReport, RequirementCounts, RequirementReport, Verdict } from '../report.js';
import { quantity } from '../../lib/quantity.js';
import { isUnjudged, spoilsVerdict } from './known-failures.js';
import { countRequirements } from './requirement-counts.js';

const shownNeeds = 5;

/**
 * The verdict of one profile.
 *
 * One broken MUST is enough for `not conformant`, also in a partial run. `conformant` is only said of a whole profile of
 * which something was executed and nothing that gates was left out. Failures that a baseline knows do not count, nor does
 * what could not be judged for them.
 *
 * @param filtered whether the run was restricted to some requirements.
 */
export function judgeProfile(
  name: string,
  requirements: readonly RequirementReport[],
  filtered: boolean,
): ProfileReport {
  const own = requirements.filter(({ profile }) => profile === name);
  const counts = countRequirements(own);
  const partial = filtered && counts.notTested > 0;
  const [verdict, reason] = decide(name, own, counts, partial, requirements);
  return {
    name,
    verdict,
    reason,
    partial,
    levels: {
      MUST: countRequirements(own.filter(({ level }) => level === 'MUST')),
      SHOULD: countRequirements(own.filter(({ level }) => level === 'SHOULD')),
      MAY: countRequirements(own.filter(({ level }) => level === 'MAY')),
    },
    warnings: own.filter(({ result, gates }) => result === 'failed' && !gates).length,
    known: countKnown(own),
  };
}

function decide(
  name: string,
  own: readonly RequirementReport[],
  counts: RequirementCounts,
  partial: boolean,
  requirements: readonly RequirementReport[],
): [Verdict, string] {
  const testable = counts.total - counts.untestable;
  const gating = own.filter(({ gates }) => gates);
  const broken = gating.filter(spoilsVerdict).length;
  const unjudged = own.filter((row) => isUnjudged(row, requirements));
  const missing = gating.filter(({ result }) => result === 'not tested').length;
  const scope = partial
    ? ` Partial run: ${testable - counts.notTested} of ${testable} requirements of ${name}.`
    : ` ${judgedShare(own)}.`;

  if (broken > 0) {
    return ['not conformant', `${quantity(broken, 'MUST')} ${isOrAre(broken)} not kept.${notJudged(unjudged)}${scope}`];
  }
  if (partial) return ['incomplete', scope.trim()];
  if (unjudged.length > 0) return ['incomplete', `${notJudged(unjudged).trim()}${scope}`];
  if (counts.couldNotRun > 0) {
    return ['incomplete', `${quantity(counts.couldNotRun, 'requirement')} could not be checked.${scope}`];
  }
  if (counts.passed + counts.failed === 0) return ['incomplete', 'Nothing was checked.'];
  if (missing > 0) {
    const uncovered = `${quantity(missing, 'MUST')} ${isOrAre(missing)} not covered by any scenario of this run.`;
    return ['incomplete', `${uncovered}${scope}`];
  }
  const exception = countKnown(own) > 0 ? `, but for ${quantity(countKnown(own), 'known failure')}` : '';
  return ['conformant', `Every MUST that applies is kept${exception}: ${kept(own)}.`];
}

/** How many rows were not judged, and what for. */
function notJudged(rows: readonly RequirementReport[]): string {
  if (rows.length === 0) return '';
  const needs = [...new Set(rows.flatMap((row) => row.needs ?? []))];
  const shown = needs.slice(0, shownNeeds).join(', ') + (needs.length > shownNeeds ? ' and others' : '');
  return ` ${quantity(rows.length, 'requirement')} could not be judged: needs ${shown}.`;
}

/** How many of the MUSTs that gate the verdict were judged, why not the others, and how many MUSTs do not gate. */
function judgedShare(own: readonly RequirementReport[], reasons: readonly string[] = []): string {
  const testable = own.filter(({ level, result }) => level === 'MUST' && result !== 'untestable');
  const gating = testable.filter(({ gates }) => gates);
  const judged = gating.filter(({ result }) => result === 'passed' || result === 'failed').length;
  const others = testable.length - gating.length;
  return [
    `${judged} of ${quantity(gating.length, 'MUST')} judged`,
    ...reasons,
    ...(others > 0 ? [`${others} more ${others === 1 ? 'does' : 'do'} not gate`] : []),
  ].join(', ');
}

function kept(own: readonly RequirementReport[]): string {
  const gating = own.filter(({ gates }) => gates);
  const notApplicable = gating.filter(({ result }) => result === 'not applicable').length;
  const blocked = gating.filter(({ result }) => result === 'not judged').length;
  const leftOut = gating.filter(({ result }) => result === 'left out').length;
  return judgedShare(own, [
    ...(notApplicable > 0 ? [`${notApplicable} not applicable`] : []),
    ...(blocked > 0 ? [`${blocked} not judged for known failures`] : []),
    ...(leftOut > 0 ? [`${leftOut} left out`] : []),
  ]);
}

function countKnown(own: readonly RequirementReport[]): number {
  return own.filter(({ gates, known }) => gates && known !== undefined).length;
}

function isOrAre(count: number): string {
  return count === 1 ? 'is' : 'are';
}
