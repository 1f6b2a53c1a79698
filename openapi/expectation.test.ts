import { expect, test } from 'vitest';
import { expectation } from './expectation.js';

test.each([
  [{ type: 'integer', minimum: 0, maximum: 300 }, 'an integer from 0 to 300'],
  [{ type: 'integer', minimum: 1 }, 'an integer from 1'],
  [{ type: 'string', enum: ['a', 'b'] }, 'one of a, b'],
  [{ type: 'string', enum: ['a'] }, 'a'],
  [{ type: 'string', minLength: 1 }, 'a text that is not empty'],
  [{ type: 'string' }, 'a text'],
])('says what %o allows', (schema, words) => {
  expect(expectation(schema)).toBe(words);
});
