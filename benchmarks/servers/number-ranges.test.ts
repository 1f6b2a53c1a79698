import { expect, it } from 'vitest';
import { numbersInRanges } from './number-ranges.js';

it.each([
  ['0', [0]],
  ['0-1', [0, 1]],
  ['0-2,5,8-9', [0, 1, 2, 5, 8, 9]],
])('reads the ranges %s', (list, numbers) => {
  expect(numbersInRanges(list)).toEqual(numbers);
});
