import { expect, it } from 'vitest';
import { loadVectors } from '../specs/vectors.js';
import { decodeHeaderText, decodeUserId } from './header-text.js';

it.each([
  ['hello', 'hello'],
  ['50% off', '50% off'],
  ['100%25', '100%25'],
  ['%C3%A9', 'é'],
  ['%E0%A4%A', '%E0%A4%A'],
  ['/%E2%82%AC', '/€'],
])('reads %j as %j', (header, text) => {
  expect(decodeHeaderText(header)).toBe(text);
});

it.each(loadVectors('header-encodings').rows)('decodes $name', ({ text, header }) => {
  expect(decodeHeaderText(header)).toBe(text);
});

it('reads the UTF-8 bytes of a user id', () => {
  expect(decodeUserId(Buffer.from('Zoë €', 'utf8').toString('latin1'))).toBe('Zoë €');
  expect(decodeUserId('ana')).toBe('ana');
  expect(decodeUserId('\u00e9')).toBe('\u00e9');
});
