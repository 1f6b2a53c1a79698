import { expect, it } from 'vitest';
import { lowerCase, trim, trimmedRange, upperCase } from './text.js';

it.each([
  ['ABC', 'abc'],
  ['ÄÖ', 'äö'],
  ['ΑΣ', 'ασ'],
  ['İ', 'İ'],
  ['😀A', '😀a'],
])('makes %s lower case character by character', (text, expected) => {
  expect(lowerCase(text)).toBe(expected);
});

it.each([
  ['abc', 'ABC'],
  ['straße', 'STRAßE'],
  ['ﬁ', 'ﬁ'],
  ['ı', 'ı'],
])('makes %s upper case without changing its length', (text, expected) => {
  expect(upperCase(text)).toBe(expected);
});

it.each([
  [' a b ', 'a b'],
  ['\t\r\n', ''],
  ['\u0085a\u00a0\u3000', 'a'],
  ['\ufeffa', '\ufeffa'],
])('trims %j', (text, expected) => {
  expect(trim(text)).toBe(expected);
});

it('finds the bounds of a part without white space', () => {
  expect(trimmedRange('ab  c  de', 2, 7)).toEqual([4, 5]);
});
