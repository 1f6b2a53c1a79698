import { expect, it } from 'vitest';
import { shares, tally } from './tally.js';

it('tells lost, doubled and reordered numbers apart', () => {
  expect(tally([1, 2, 3, 4, 5], [1, 3, 2, 5, 5, 1])).toEqual({ lost: [4], doubled: [1, 5], reordered: [2] });
  expect(tally([1, 2], [1, 2])).toEqual({ lost: [], doubled: [], reordered: [] });
});

it('gives half of all to the first connection', () => {
  expect(shares(1000, 21)).toEqual([500, ...Array.from({ length: 20 }, () => 25)]);
  expect(shares(20, 11)).toEqual([10, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
});
