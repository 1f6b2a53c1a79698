import { expect, it } from 'vitest';
import { JoinedGroups } from './joined-groups.js';

function joined(...names: string[]): JoinedGroups {
  const groups = new JoinedGroups();
  for (const name of names) groups.add(name);
  return groups;
}

it('finds the groups of a namespace', () => {
  const groups = joined('0~Lw~', '0~Lw~cm0', '0~L25z~cm0', 'other', '0~Lw~cm0');
  expect(groups.ofNamespace('0~Lw~')).toEqual(['0~Lw~', '0~Lw~cm0']);
  expect(groups.ofNamespace('0~L25z~')).toEqual(['0~L25z~cm0']);
  expect(groups.ofNamespace('0~L2E~')).toEqual([]);
  expect([...groups]).toEqual(['0~Lw~', '0~Lw~cm0', '0~L25z~cm0', 'other']);
});

it('finds no group that was left', () => {
  const groups = joined('0~Lw~', '0~Lw~cm0', 'other');
  expect([groups.delete('0~Lw~cm0'), groups.delete('other'), groups.delete('0~L25z~')]).toEqual([true, true, false]);
  expect(groups.ofNamespace('0~Lw~')).toEqual(['0~Lw~']);
  groups.delete('0~Lw~');
  expect(groups.ofNamespace('0~Lw~')).toEqual([]);
  expect(groups.size).toBe(0);
});

it('indexes many groups by namespace, and finds those of one', () => {
  const names = Array.from({ length: 100 }, (_, index) => `0~L24${index % 10}~${index}`);
  const groups = joined(...names, 'other');
  expect(groups.ofNamespace('0~L243~')).toEqual(names.filter((name) => name.startsWith('0~L243~')));
  for (const name of groups.ofNamespace('0~L243~')) groups.delete(name);
  expect(groups.ofNamespace('0~L243~')).toEqual([]);
  expect(groups.size).toBe(91);
});

it('is empty once all are taken, by namespace too', () => {
  const names = Array.from({ length: 100 }, (_, index) => `0~L24~${index}`);
  const groups = joined(...names);
  expect([...groups.takeAll()]).toEqual(names);
  expect([groups.size, groups.ofNamespace('0~L24~')]).toEqual([0, []]);
  groups.add('0~L24~new');
  expect(groups.ofNamespace('0~L24~')).toEqual(['0~L24~new']);
});
