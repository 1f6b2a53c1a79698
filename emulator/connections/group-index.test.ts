import { expect, it } from 'vitest';
import { Connection } from './connection.js';
import { GroupIndex } from './group-index.js';
import { Hub } from './hub.js';

const hub = new Hub('chat', { anonymousConnectPolicy: 'deny', eventHandlers: [] });
const identity = { userId: null, claims: {}, query: {}, headers: {}, groups: [] };

function connection(id: string): Connection {
  return new Connection(id, hub, identity);
}

it('knows both who is in a group and in which groups one is', () => {
  const index = new GroupIndex();
  const [a, b] = [connection('a'), connection('b')];
  index.add('g', a);
  index.add('g', b);
  index.add('g', b);
  index.add('h', a);
  expect([...index.members('g')]).toEqual([a, b]);
  expect([...a.groups]).toEqual(['g', 'h']);
});

it('has no member of a group that nobody is in', () => {
  const index = new GroupIndex();
  const a = connection('a');
  index.add('g', a);
  index.remove('g', a);
  index.remove('g', a);
  index.remove('never', a);
  expect(index.members('g').size).toBe(0);
  expect(a.groups.size).toBe(0);
});

it('removes one connection from all its groups', () => {
  const index = new GroupIndex();
  const [a, b] = [connection('a'), connection('b')];
  for (const member of [a, b]) for (const group of ['g', 'h']) index.add(group, member);
  index.removeFromAll(a);
  expect(a.groups.size).toBe(0);
  expect([...index.members('g'), ...index.members('h')]).toEqual([b, b]);
});

it('removes one connection from the groups of one namespace', () => {
  const index = new GroupIndex();
  const a = connection('a');
  for (const group of ['0~Lw~', '0~Lw~cm0', '0~L25z~cm0', 'other']) index.add(group, a);
  index.removeFromNamespace('0~Lw~', a);
  expect([...a.groups]).toEqual(['0~L25z~cm0', 'other']);
  expect(index.members('0~Lw~cm0').size).toBe(0);
});
