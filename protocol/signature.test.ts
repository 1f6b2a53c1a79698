import { expect, it } from 'vitest';
import { loadVectors } from '../specs/vectors.js';
import { signConnection, verifySignature } from './signature.js';

const vectors = loadVectors('signatures').rows;

it.each(vectors)('signs with $name', ({ connectionId, keys, signature }) => {
  expect(signConnection(connectionId, keys)).toBe(signature);
});

it.each(vectors)('verifies $name by each key', ({ connectionId, keys, signature }) => {
  for (const key of keys) expect(verifySignature(signature, connectionId, key)).toBe(true);
});

it.each(vectors)('refuses $name of another connection or key', ({ connectionId, keys, signature }) => {
  expect(verifySignature(signature, `${connectionId}x`, keys[0] ?? '')).toBe(false);
  expect(verifySignature(signature, connectionId, 'another key')).toBe(false);
});

const valid = signConnection('id', ['key']);

it.each([
  ['in upper case', valid.toUpperCase(), true],
  ['second in a list', `sha256=00,${valid}`, true],
  ['after a comma and a space', `sha256=00, ${valid}`, true],
  ['without its scheme', valid.replace('sha256=', ''), false],
  ['cut short', valid.slice(0, -1), false],
  ['with something after it', `${valid}0`, false],
  ['empty', '', false],
])('judges a signature that is %s', (_, signature, expected) => {
  expect(verifySignature(signature, 'id', 'key')).toBe(expected);
});
