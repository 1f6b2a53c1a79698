import { expect, it, test } from 'vitest';
import { isBefore, readEntries } from './stream-entry.js';

test.each([
  ['0-0', '0-1', true],
  ['9-5', '10-0', true],
  ['1526919030474-55', '1526919030474-6', false],
  ['18446744073709551614-0', '18446744073709551615-0', true],
  ['5-1', '5-1', false],
])('%s is before %s: %s', (a, b, want) => {
  expect(isBefore(a, b)).toBe(want);
});

it('reads the entries of a reply', () => {
  const reply = [['1-0', ['node', 'a', 'number', '1']] as const];
  expect(readEntries(reply)).toEqual([
    {
      id: '1-0',
      fields: new Map([
        ['node', 'a'],
        ['number', '1'],
      ]),
    },
  ]);
  expect(readEntries(null)).toEqual([]);
});
