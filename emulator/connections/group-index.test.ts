import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { itemsPerSlice } from '../../lib/in-slices.js';
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

it('has no member that is being removed from very many groups', async () => {
  const index = new GroupIndex();
  const [a, b] = [connection('a'), connection('b')];
  const names = Array.from({ length: 2.5 * itemsPerSlice }, (_, number) => `g${number}`);
  for (const name of names) index.add(name, a);
  const last = names.at(-1) ?? '';
  index.add(last, b);
  index.removeFromAll(a);
  expect([a.groups.size, [...index.members(last)], index.members('g0').size]).toEqual([0, [b], 0]);
  // One that comes back, as nobody does, is not removed once more.
  index.add('g1', a);
  for (let turn = 0; turn < 5; turn++) await nextTurn();
  expect([...index.members('g1'), ...index.members(last)]).toEqual([a, b]);
});

it('removes one connection from the groups of one namespace', () => {
  const index = new GroupIndex();
  const a = connection('a');
  for (const group of ['0~Lw~', '0~Lw~cm0', '0~L25z~cm0', 'other']) index.add(group, a);
  index.removeFromNamespace('0~Lw~', a);
  expect([...a.groups]).toEqual(['0~L25z~cm0', 'other']);
  expect(index.members('0~Lw~cm0').size).toBe(0);
});
