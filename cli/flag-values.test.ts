import { expect, it } from 'vitest';
import { nonEmpty, wholeNumber } from './flag-values.js';

it('takes a text as it is', () => {
  expect(nonEmpty('a folder')('a b')).toBe('a b');
});

it.each(['', ' '])('refuses the text %j', (text) => {
  expect(() => nonEmpty('a folder')(text)).toThrow('It is empty. Expected a folder, or leave the flag out.');
});

it.each(['1', '64'])('takes the number %s', (text) => {
  expect(wholeNumber(1, 64)(text)).toBe(Number(text));
});

it.each(['', '0', '65', '99999999999', '-1', '1.5', '1e1', 'x'])('refuses the number %j', (text) => {
  expect(() => wholeNumber(1, 64, ' of minutes')(text)).toThrow('Expected a whole number of minutes from 1 to 64.');
});
