import { expect, test } from 'vitest';
import type { ScenarioReport } from '../report.js';
import { skipReasons } from './skip-reasons.js';

const skipped = (result: ScenarioReport['result'], skipReason: string) => ({ result, skipReason });

test('counts each reason once, the most frequent first', () => {
  const scenarios = [
    skipped('could not run', 'a'),
    skipped('could not run', 'b'),
    skipped('not applicable', 'b'),
    skipped('could not run', 'b'),
    { result: 'passed' as const },
  ];
  expect(skipReasons(scenarios, 'could not run')).toEqual([
    { reason: 'b', count: 2 },
    { reason: 'a', count: 1 },
  ]);
  expect(skipReasons(scenarios, 'not applicable')).toEqual([{ reason: 'b', count: 1 }]);
});
