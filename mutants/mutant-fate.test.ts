import { expect, test } from 'vitest';
import { mutantFate, type ScenarioOutcome } from './mutant-fate.js';

const passed: ScenarioOutcome = { title: 'a', status: 'passed', error: '', skipReason: '' };
const failed: ScenarioOutcome = { title: 'b', status: 'failed', error: 'expected 202', skipReason: '' };
const skipped: ScenarioOutcome = { title: 'c', status: 'skipped', error: '', skipReason: 'no browser' };
const unstarted: ScenarioOutcome = {
  title: 'd',
  status: 'failed',
  error: 'The target did not start: it ended',
  skipReason: '',
};

test.each<[string, readonly ScenarioOutcome[], string]>([
  ['is killed by a scenario that fails', [passed, failed], 'killed'],
  ['is killed by a scenario that never ends', [{ ...failed, status: 'timedOut' }], 'killed'],
  ['survives where every scenario passes', [passed], 'survived'],
  ['survives where the rest is skipped', [passed, skipped], 'survived'],
  ['is broken without a scenario', [], 'broken'],
  ['is skipped where all its scenarios are', [skipped], 'skipped'],
  ['is broken where it does not start', [unstarted, failed], 'broken'],
])('a mutant %s', (_, outcomes, fate) => {
  expect(mutantFate(outcomes).fate).toBe(fate);
});
