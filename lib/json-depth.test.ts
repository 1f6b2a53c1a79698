import { expect, it } from 'vitest';
import { isTooDeep, maxJsonDepth } from './json-depth.js';

const nested = (depth: number, inner = ''): string => '['.repeat(depth) + inner + ']'.repeat(depth);

it.each([
  ['as many lists as are allowed', nested(maxJsonDepth), false],
  ['a list more', nested(maxJsonDepth + 1), true],
  ['a list more that is never closed', '['.repeat(maxJsonDepth + 1), true],
  ['an object more', nested(maxJsonDepth, '{}'), true],
  ['many lists beside each other', `[${'[],'.repeat(maxJsonDepth)}1]`, false],
  ['brackets in a string', `"${'['.repeat(2 * maxJsonDepth)}"`, false],
  ['brackets in a string with quotes', JSON.stringify('"[\\'.repeat(maxJsonDepth)), false],
  ['lists behind a string with a quote', `["\\"",${nested(maxJsonDepth)}]`, true],
  ['a string that never ends', `"${'['.repeat(2 * maxJsonDepth)}`, false],
])('tells whether a text is too deep: %s', (_, text, isDeep) => {
  expect(isTooDeep(text)).toBe(isDeep);
});
