import { expect, it } from 'vitest';
import { loadVectors } from '../specs/vectors.js';
import { groupName, namespaceGroupPrefix, namespacePrefixOf, parseGroupName } from './group-name.js';

const vectors = loadVectors('group-names').rows;

it.each(vectors)('names the group of $name', ({ namespace, room, group }) => {
  expect(groupName(namespace, room ?? undefined)).toBe(group);
});

it.each(vectors)('reads the group of $name back', ({ namespace, room, group }) => {
  expect(parseGroupName(group)).toEqual(room === null || room === '' ? { namespace } : { namespace, room });
});

it.each(vectors)('begins the group of $name with its namespace', ({ namespace, group }) => {
  expect(group.startsWith(namespaceGroupPrefix(namespace))).toBe(true);
  expect(namespacePrefixOf(group)).toBe(namespaceGroupPrefix(namespace));
});

it.each(['', 'room', '0~', '0~Lw', '1~Lw~cm0', '0~L/w~cm0', ' 0~Lw~cm0'])(
  'takes %j for no group of a namespace',
  (group) => {
    expect(namespacePrefixOf(group)).toBeUndefined();
  },
);

it.each(['', 'room', '0~', '0~Lw', '1~Lw~cm0', '0~Lw~cm0~', '0~L/w~cm0', '0~Lw~cm0=', ' 0~Lw~cm0', '0~Lw~cm0\n'])(
  'takes %j for no group of Socket.IO',
  (group) => {
    expect(parseGroupName(group)).toBeUndefined();
  },
);
