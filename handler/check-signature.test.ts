import { expect, it } from 'vitest';
import { loadVectors } from '../specs/vectors.js';
import { isSigned } from './check-signature.js';

const vectors = loadVectors('signatures').rows;

it.each(vectors)('accepts $name by each of its keys', ({ connectionId, keys, signature }) => {
  for (const key of keys) expect(isSigned([signature], connectionId, [key])).toBe(true);
  expect(isSigned([signature], connectionId, ['a key that was renewed', ...keys])).toBe(true);
});

it.each(vectors)('rejects $name for another connection or key', ({ connectionId, keys, signature }) => {
  expect(isSigned([signature], `${connectionId}x`, keys)).toBe(false);
  expect(isSigned([signature], connectionId, ['another key'])).toBe(false);
});

const [{ connectionId, keys, signature } = { connectionId: '', keys: [], signature: '' }] = vectors;

it.each([
  ['in upper case', [signature.toUpperCase()], true],
  ['second in a list', [`sha256=00, ${signature}`], true],
  ['on a line of its own', ['sha256=00', signature], true],
  ['missing', [], false],
  ['empty', [''], false],
  ['cut short', [signature.slice(0, -1)], false],
  ['longer', [`${signature}0`], false],
  ['without its scheme', [signature.replace('sha256=', '')], false],
])('judges a signature that is %s', (_, lines, expected) => {
  expect(isSigned(lines, connectionId, keys)).toBe(expected);
});

it('rejects everything without a key', () => {
  expect(isSigned([signature], connectionId, [])).toBe(false);
});
