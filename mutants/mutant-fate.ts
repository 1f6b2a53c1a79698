/** What became of a mutant: the suite noticed it, or not; it could not be tried here; or nothing can be said. */
export type MutantFate =
  | { readonly fate: 'killed'; readonly by: string }
  | { readonly fate: 'survived' }
  | { readonly fate: 'skipped'; readonly reason: string }
  | { readonly fate: 'broken'; readonly reason: string };

/** How one scenario went against a mutant. */
export interface ScenarioOutcome {
  readonly title: string;
  readonly status: 'passed' | 'failed' | 'timedOut' | 'skipped' | 'interrupted';
  readonly error: string;
  /** Why it was skipped, where it was. */
  readonly skipReason: string;
}

/** What a mutant that cannot even start says, in the words of the launcher. */
const startFailure = 'The target did not start';

/** Judges a mutant by its scenarios. Only a scenario that ran and failed kills it. */
export function mutantFate(outcomes: readonly ScenarioOutcome[]): MutantFate {
  if (outcomes.length === 0) return { fate: 'broken', reason: 'its requirement has no scenario' };
  const failed = outcomes.filter(({ status }) => status === 'failed' || status === 'timedOut');
  const unstarted = failed.find(({ error }) => error.includes(startFailure));
  if (unstarted !== undefined) return { fate: 'broken', reason: unstarted.error };
  const [killer] = failed;
  if (killer !== undefined) return { fate: 'killed', by: killer.title };
  if (outcomes.some(({ status }) => status === 'passed')) return { fate: 'survived' };
  return { fate: 'skipped', reason: [...new Set(outcomes.map(({ skipReason }) => skipReason))].join('; ') };
}
