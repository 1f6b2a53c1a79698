import { expect, test } from 'vitest';
import { areaTitle, duration, scenarioAnchor, utcDate } from './text.js';

test.each([
  [areaTitle('rest-send'), 'REST send'],
  [areaTitle('lifecycle'), 'Lifecycle'],
  [duration(12.4), '12 ms'],
  [duration(12_345), '12.3 s'],
  [utcDate('2025-11-22T20:15:03.120Z'), '2025-11-22 20:15:03 UTC'],
  [scenarioAnchor('a b"c-1'), 'scenario-a_b_c-1'],
])('%s', (text, want) => {
  expect(text).toBe(want);
});
