import { expect, it } from 'vitest';
import { megabytesPerMinute } from './memory-samples.js';

it.each([
  ['flat', [50, 50, 50, 50], 0],
  ['growing', [50, 52, 54, 56], 2],
  ['shrinking', [50, 49, 48, 47], -1],
  ['up and down', [50, 51, 51, 50], 0],
])('has the slope of what is %s', (_, values, slope) => {
  expect(megabytesPerMinute(values.map((megabytes, minutes) => ({ minutes, megabytes })))).toBeCloseTo(slope);
});
