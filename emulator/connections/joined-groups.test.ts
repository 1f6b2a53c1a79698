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
