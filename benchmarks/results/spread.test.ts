import { expect, it } from 'vitest';
import { spreadOf } from './spread.js';

it.each([
  [[3, 1, 2], { min: 1, median: 2, max: 3 }],
  [[4, 1, 2, 3], { min: 1, median: 2.5, max: 4 }],
  [[5], { min: 5, median: 5, max: 5 }],
])('has the least, the middle and the greatest of %j', (values, spread) => expect(spreadOf(values)).toEqual(spread));

it('has nothing of no values', () => expect(spreadOf([])).toBeUndefined());
