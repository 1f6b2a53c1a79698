import type { ConformanceReport } from '../report.js';
import { quantity } from '../../lib/quantity.js';

/**
 * Why the run as a whole fails, a sentence for each cause; empty where it passes. Broken SHOULDs, MAYs and what is only
 * inferred are no cause. Nor is an incomplete verdict where the run was restricted on purpose.
 */
export function causesOfFailure(
  report: Pick<ConformanceReport, 'counts' | 'errors' | 'profiles' | 'requirements'>,
): string[] {
  const { counts, errors, profiles, requirements } = report;
  const broken = requirements.filter(({ gates, result }) => gates && result === 'failed').length;
  const incomplete = profiles.filter(({ verdict, partial }) => verdict === 'incomplete' && !partial);
  return [
    ...(broken > 0 ? [`${quantity(broken, 'gating requirement')} failed.`] : []),
    ...(counts.couldNotRun > 0 ? [`${quantity(counts.couldNotRun, 'scenario')} could not run.`] : []),
    ...(counts.notJudged > 0 ? [`${quantity(counts.notJudged, 'scenario')} could not be judged.`] : []),
    ...(counts.executed === 0 ? ['No check was executed, and zero executed checks are never a pass.'] : []),
    ...incomplete.map(({ name, reason }) => `The verdict of ${name} is incomplete: ${reason}`),
    ...(errors.length > 0 ? [`${quantity(errors.length, 'error')} in the run itself.`] : []),
  ];
}
