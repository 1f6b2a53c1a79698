import type { TargetReport } from './report.js';

/** What is known of a target only once it has started. */
export type TargetFacts = Partial<Pick<TargetReport, 'version' | 'image' | 'url'>>;

/** The run's set-up adds to them and the reporter, in the same process, reads them. */
const facts: TargetFacts = {};

export function addTargetFacts(added: TargetFacts): void {
  Object.assign(facts, added);
}

export function readTargetFacts(): TargetFacts {
  return facts;
}
