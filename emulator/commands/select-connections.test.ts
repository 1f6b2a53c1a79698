import { expect, it } from 'vitest';
import { CheckedFilter } from '../filter/index.js';
import { Connection } from '../connections/connection.js';
import { Hub } from '../connections/hub.js';
import type { CommandTarget } from './command.js';
import { selectConnections } from './select-connections.js';

const hub = new Hub('chat', { anonymousConnectPolicy: 'deny', eventHandlers: [] });
for (const [id, userId, groups] of [
  ['a', 'ana', ['g', 'h']],
  ['b', 'ana', ['g']],
  ['c', null, ['h']],
  ['d', null, []],
] as const) {
  const identity = { userId, claims: {}, query: {}, headers: {}, groups };
  hub.add(new Connection(id, hub, identity));
}

function select(target: CommandTarget, filter?: string, excluded?: readonly string[]): string {
  const connections = selectConnections(hub, {
    kind: 'leave all',
    hub: 'chat',
    target,
    filter: CheckedFilter.parse(filter),
    ...(excluded !== undefined && { excluded }),
  });
  return connections.map(({ connectionId }) => connectionId).join('');
}

const all = { kind: 'hub' } as const;

it.each<[CommandTarget, string]>([
  [all, 'abcd'],
  [{ kind: 'group', group: 'g' }, 'ab'],
  [{ kind: 'group', group: 'nobody' }, ''],
  [{ kind: 'user', userId: 'ana' }, 'ab'],
  [{ kind: 'user', userId: 'Ana' }, ''],
  [{ kind: 'connection', connectionId: 'c' }, 'c'],
  [{ kind: 'connection', connectionId: 'x' }, ''],
])('selects %j', (target, expected) => {
  expect(select(target)).toBe(expected);
});

it.each([
  ['', 'abcd'],
  ["'g' in groups", 'ab'],
  ["'g' in groups or 'h' in groups", 'abc'],
  ["'g' in groups and not ('h' in groups)", 'b'],
  ["'g' in groups and userId eq 'ana'", 'ab'],
  ["not ('g' in groups)", 'cd'],
  ["'nobody' in groups", ''],
  ['userId eq null', 'cd'],
])('selects from the hub by the filter %j', (filter, expected) => {
  expect(select(all, filter)).toBe(expected);
});

it('combines a filter with the target', () => {
  expect(select({ kind: 'group', group: 'h' }, "'g' in groups")).toBe('a');
  expect(select({ kind: 'user', userId: 'ana' }, "not ('h' in groups)")).toBe('b');
  expect(select({ kind: 'connection', connectionId: 'a' }, "'x' in groups")).toBe('');
});

it('leaves out what is excluded by its exact id', () => {
  expect(select(all, '', ['a', 'c', 'c', 'x', ' b', 'A'])).toBe('bd');
  expect(select(all, "'g' in groups", ['a'])).toBe('b');
  expect(select(all, '', ['a,b'])).toBe('abcd');
});
