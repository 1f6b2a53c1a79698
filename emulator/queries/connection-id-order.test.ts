import { expect, it } from 'vitest';
import { compareConnectionIds } from './connection-id-order.js';

it('orders underscores, hyphens, digits and letters, whose case only breaks ties', () => {
  expect(['B', 'aB', 'ab', 'b', 'AB', 'z', '9', '_', '-', 'Ab', '0'].sort(compareConnectionIds)).toEqual([
    '_',
    '-',
    '0',
    '9',
    'ab',
    'aB',
    'Ab',
    'AB',
    'b',
    'B',
    'z',
  ]);
});

it('tells ids apart that differ in letter case only', () => {
  expect(compareConnectionIds('hgl4Apa', 'hgl4apa')).not.toBe(0);
});
