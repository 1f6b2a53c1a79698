import { expect, it } from 'vitest';
import { loadVectors } from '../specs/vectors.js';
import { joinPayload, splitPayload } from './engine-io-packet.js';

const vectors = loadVectors('payloads').rows;

it.each(vectors)('splits $name', ({ text, packets }) => {
  expect(splitPayload(text)).toEqual(packets);
});

it.each(vectors)('joins $name', ({ text, packets }) => {
  expect(joinPayload(packets)).toBe(text);
});
