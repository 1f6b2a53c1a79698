/** What became of a mutant: the suite noticed it, or not; it could not be tried here; or nothing can be said. */
export type MutantFate =
  | { readonly fate: 'killed'; readonly by: string }
  /** `but`: what a scenario of the row saw that blames another one. */
  | { readonly fate: 'survived'; readonly but?: string }
  | { readonly fate: 'skipped'; readonly reason: string }
  | { readonly fate: 'broken'; readonly reason: string };

/** How one scenario went against a mutant. */
export interface ScenarioOutcome {
  readonly title: string;
  /** Whether it blames the row that the mutant breaks, by an assertion of its own or by a breach in its timeline. */
  readonly blames: boolean;
  readonly status: 'passed' | 'failed' | 'timedOut' | 'skipped' | 'interrupted';
  readonly error: string;
  /** Why it was skipped, where it was. */
  readonly skipReason: string;
}

/** What a mutant that cannot even start says, in the words of the launcher. */
const startFailure = /^The (target|event handler) did not start/m;

/** Judges a mutant by the scenarios of the row that it breaks. Only one that ran and blames that row kills it. */
export function mutantFate(outcomes: readonly ScenarioOutcome[]): MutantFate {
  if (outcomes.length === 0) return { fate: 'broken', reason: 'its requirement has no scenario' };
  const failed = outcomes.filter(({ status }) => status === 'failed' || status === 'timedOut');
  const unstarted = failed.find(({ error }) => startFailure.test(error));
  if (unstarted !== undefined) return { fate: 'broken', reason: unstarted.error };
  const killer = outcomes.find(({ blames }) => blames);
  if (killer !== undefined) return { fate: 'killed', by: killer.title };
  const [misled] = failed;
  if (misled !== undefined) return { fate: 'survived', but: misled.error.split('\n', 1).join('') };
  if (outcomes.some(({ status }) => status === 'passed')) return { fate: 'survived' };
  return { fate: 'skipped', reason: [...new Set(outcomes.map(({ skipReason }) => skipReason))].join('; ') };
}
