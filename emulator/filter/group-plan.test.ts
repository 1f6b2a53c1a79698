import { expect, it } from 'vitest';
import { planGroups } from './group-plan.js';
import { parseExpression } from './parser.js';

it.each([
  ["'a' in groups", ['a']],
  ["'a' in GROUPS", ['a']],
  ["('a' in groups)", ['a']],
  ["'a' in groups or 'b' in groups", ['a', 'b']],
  ["'a' in groups or 'a' in groups", ['a']],
  ["'a' in groups or 'b' in groups and not ('c' in groups)", ['a', 'b']],
  ["('a' in groups or 'b' in groups) and not ('c' in groups)", ['a', 'b']],
  ["('a' in groups or 'b' in groups) and 'c' in groups", ['c']],
  ["'c' in groups and ('a' in groups or 'b' in groups)", ['c']],
  ["userId eq 'x' and 'a' in groups", ['a']],
  ["'a' in groups and (userId eq 'x' or 'b' in groups)", ['a']],
  ['false', []],
  ["false or 'a' in groups", ['a']],
  ["false and 'a' in groups", []],
  ['1 in groups', []],
  ['null in groups', []],
])('answers %s from the groups %j', (filter, groups) => {
  expect(planGroups(parseExpression(filter))).toEqual({ groups });
});

it.each([
  'true',
  "not ('a' in groups)",
  "userId eq 'x'",
  "'a' in groups or userId eq 'x'",
  "'a' in groups or true",
  "'a' in groups eq false",
  'userId in groups',
  "'a' in ('a')",
  "'a' in groups in (false)",
  'length(groups) gt 0',
])('has no groups to answer %s from', (filter) => {
  expect(planGroups(parseExpression(filter))).toBeUndefined();
});

it('plans ten thousand groups', () => {
  const names = Array.from({ length: 10_000 }, (_, index) => `g${index}`);
  const filter = names.map((name) => `'${name}' in groups`).join(' or ');
  expect(planGroups(parseExpression(filter))).toEqual({ groups: names });
});
