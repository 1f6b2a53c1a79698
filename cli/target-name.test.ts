import { expect, it } from 'vitest';
import { targetName } from './target-name.js';

it.each([
  ['a.yaml', { TARGET_URL: 'http://b' }, 'a.yaml'],
  ['a.yaml', { TARGET_URL: '' }, 'a.yaml'],
  [undefined, { TARGET_URL: 'http://b' }, 'http://b'],
  [undefined, {}, undefined],
])('of the flag %j and the environment %j takes %j', (flag, environment, want) => {
  expect(targetName(flag, environment)).toBe(want);
});

it('refuses an empty variable', () => {
  expect(() => targetName(undefined, { TARGET_URL: '' })).toThrow('TARGET_URL is empty; expected a descriptor file');
});
