import { groupBy } from '../../lib/group-by.js';
import type { FindingReport, RequirementReport, ScenarioReport } from '../report.js';
import { causeOf } from './cause-of.js';
import { neededBy, type Observation } from './observations.js';

/**
 * What is wrong with the target, each fault once: a finding for each row that failed, with every scenario in which it was
 * seen, and the rows that could not be judged for it. Findings that spoil the verdict come first, then those that a baseline
 * knows, then those that do not gate; of each kind those that were seen most often.
 */
export function findingsOf(
  requirements: readonly RequirementReport[],
  scenarios: readonly ScenarioReport[],
  observations: readonly Observation[],
): FindingReport[] {
  const observationsOf = groupBy(observations, ({ requirement }) => requirement);
  const failed = requirements.filter(({ result }) => result === 'failed');
  return failed
    .map((requirement) => finding(requirement, observationsOf.get(requirement.id) ?? [], scenarios))
    .sort((a, b) => rank(a) - rank(b) || b.scenarios.length - a.scenarios.length);
}

function rank({ gates, known }: FindingReport): number {
  if (known !== undefined) return 1;
  return gates ? 0 : 2;
}

function finding(
  { id, gates, known, severity, scenarios: own }: RequirementReport,
  observations: readonly Observation[],
  scenarios: readonly ScenarioReport[],
): FindingReport {
  const causes = [...groupBy(observations, ({ message }) => causeOf(message))].map(([message, seen]) => ({
    message,
    scenarios: new Set(seen.map(({ scenario }) => scenario)).size,
  }));
  const blocked = scenarios.filter((scenario) => scenario.result === 'not judged' && neededBy(scenario) === id);
  const seenIn = [...new Set(observations.flatMap(({ scenario }) => (scenario === '' ? [] : [scenario])))];
  const onlyAsStep = observations.every(({ kind }) => kind === 'step');
  return {
    requirement: id,
    gates,
    ...(known !== undefined && { known }),
    severity,
    causes: causes.sort((a, b) => b.scenarios - a.scenarios),
    scenarios: seenIn,
    blocks: [...new Set(blocked.flatMap(({ requirements }) => requirements))].filter((other) => other !== id),
    ...(onlyAsStep && { note: notRepeated(seenIn.length, own.length) }),
  };
}

function notRepeated(seen: number, own: number): string {
  return `Seen in ${seen} other ${seen === 1 ? 'scenario' : 'scenarios'}; it did not repeat in the ${own} that verify this row.`;
}
