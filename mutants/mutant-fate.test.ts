import { expect, test } from 'vitest';
import { mutantFate, type ScenarioOutcome } from './mutant-fate.js';

const passed: ScenarioOutcome = { title: 'a', status: 'passed', blames: false, error: '', skipReason: '' };
const failed: ScenarioOutcome = { ...passed, title: 'b', status: 'failed', blames: true, error: 'expected 202' };
const skipped: ScenarioOutcome = { ...passed, title: 'c', status: 'skipped', skipReason: 'no browser' };
const unstarted: ScenarioOutcome = { ...failed, title: 'd', error: 'The target did not start: it ended' };

test.each<[string, readonly ScenarioOutcome[], string]>([
  ['is killed by a scenario that fails', [passed, failed], 'killed'],
  ['is killed by a scenario that never ends', [{ ...failed, status: 'timedOut' }], 'killed'],
  ['is killed by a breach in the timeline of a scenario that passes', [{ ...passed, blames: true }], 'killed'],
  ['survives where what fails blames another row', [{ ...failed, blames: false }], 'survived'],
  ['survives where every scenario passes', [passed], 'survived'],
  ['survives where the rest is skipped', [passed, skipped], 'survived'],
  ['is broken without a scenario', [], 'broken'],
  ['is skipped where all its scenarios are', [skipped], 'skipped'],
  ['is broken where it does not start', [unstarted, failed], 'broken'],
])('a mutant %s', (_, outcomes, fate) => {
  expect(mutantFate(outcomes).fate).toBe(fate);
});
