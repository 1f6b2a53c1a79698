import { expect, it } from 'vitest';
import { isGroupName, isHubName } from './names.js';

it.each([
  ['chat', true],
  ['A_`,.[]9', true],
  ['a', true],
  [`a${'b'.repeat(127)}`, true],
  [`a${'b'.repeat(128)}`, false],
  ['', false],
  ['9a', false],
  ['_a', false],
  ['a-b', false],
  ['a b', false],
  ['ä', false],
  ['a\n', false],
])('tells whether a hub may be named %j', (name, expected) => {
  expect(isHubName(name)).toBe(expected);
});

it.each([
  ['g', true],
  [' g ', true],
  ['/ä😀', true],
  ['g'.repeat(1024), true],
  ['g'.repeat(1025), false],
  ['', false],
  [' \t\n', false],
])('tells whether a group may be named %j', (name, expected) => {
  expect(isGroupName(name)).toBe(expected);
});
