import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { Connection } from '../connections/connection.js';
import { Hubs } from '../connections/hubs.js';
import { CommandError } from './command-error.js';
import { CommandExecutor } from './command-executor.js';

const hub = 'chat';
const target = { kind: 'hub' } as const;

function start({ connections = 1, maxGroupChanges = 1_000_000 } = {}) {
  const hubs = new Hubs({});
  const chat = hubs.get(hub);
  for (let index = 0; index < connections; index++) {
    const identity = { userId: null, claims: {}, query: {}, headers: {}, groups: [] };
    chat.add(new Connection(`c${index}`, chat, identity));
  }
  return { chat, executor: new CommandExecutor(hubs, { maxGroups: 10_000, maxGroupChanges }) };
}

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `g${index}`);

it('changes nothing beyond the limit, and names it with the number seen', async () => {
  const { chat, executor } = start({ connections: 3, maxGroupChanges: 5 });
  const join = executor.execute({ kind: 'join', hub, target, groups: ['a', 'b'] });
  await expect(join).rejects.toThrow(CommandError);
  await expect(join).rejects.toThrow('about 6 memberships of 3 connections in groups; expected at most 5');
  expect(chat.groups.members('a').size).toBe(0);
  expect(await executor.execute({ kind: 'join', hub, target, groups: ['a'] })).toBe(3);
});

it('makes a small change within the turn of its call', async () => {
  const { chat, executor } = start();
  const nextTurns = vi.fn();
  setImmediate(nextTurns);
  await executor.execute({ kind: 'join', hub, target, groups: ['a'] });
  expect(chat.groups.members('a').size).toBe(1);
  expect(nextTurns).not.toHaveBeenCalled();
});

it('lets others have their turn amid a large change, and settles after the last slice', async () => {
  const { chat, executor } = start({ connections: 100 });
  const state = { settled: false };
  let turns = 0;
  const join = executor.execute({ kind: 'join', hub, target, groups: names(2000) }).then(() => (state.settled = true));
  for (; !state.settled; turns++) await nextTurn();
  await join;
  expect(turns).toBeGreaterThan(2);
  expect(chat.groups.members('g1999').size).toBe(100);
});

it('counts a group that is named twice once', async () => {
  const { chat, executor } = start({ maxGroupChanges: 2 });
  expect(await executor.execute({ kind: 'join', hub, target, groups: ['a', 'b', 'a', 'b', 'a'] })).toBe(1);
  expect(chat.groups.members('b').size).toBe(1);
});

it('lets others have their turn before it rejects very many groups', async () => {
  const { executor } = start({ connections: 300 });
  const state = { rejected: false };
  let turns = 0;
  const join = executor.execute({ kind: 'join', hub, target, groups: names(10_000) });
  join.catch(() => (state.rejected = true));
  for (; !state.rejected; turns++) await nextTurn();
  await expect(join).rejects.toThrow(CommandError);
  expect(turns).toBeGreaterThan(5);
});

it('adds to no group where one connection would be in too many, whichever it is in already', async () => {
  const { chat, executor } = start({ connections: 2 });
  await executor.execute({ kind: 'join', hub, target, groups: names(9999) });
  const join = (...groups: string[]): Promise<number> => executor.execute({ kind: 'join', hub, target, groups });
  await expect(join('g0', 'x', 'y')).rejects.toThrow('The connection c0 would be in more than 10000 groups.');
  expect(chat.groups.members('x').size).toBe(0);
  expect(await join('g0', 'g1', 'x')).toBe(2);
  expect(await join('g0', 'x')).toBe(2);
  await expect(join('y')).rejects.toThrow(CommandError);
});

it('makes the changes of a hub in their order, also after one that is rejected', async () => {
  const { chat, executor } = start({ connections: 100, maxGroupChanges: 200_000 });
  const groups = names(2000);
  const changes = [
    executor.execute({ kind: 'join', hub, target, groups }),
    executor.execute({ kind: 'leave', hub, target, groups }),
    executor.execute({ kind: 'join', hub, target, groups: names(2001) }).catch(() => 0),
    executor.execute({ kind: 'join', hub, target, groups: ['last'] }),
  ];
  expect(await Promise.all(changes)).toEqual([100, 100, 0, 100]);
  expect(chat.groups.members('g0').size).toBe(0);
  expect(chat.groups.members('g1999').size).toBe(0);
  expect(chat.groups.members('last').size).toBe(100);
  await executor.execute({ kind: 'leave all', hub, target });
  expect(chat.groups.members('last').size).toBe(0);
});

it('adds no connection that has left before its slice', async () => {
  const { chat, executor } = start({ connections: 100 });
  const join = executor.execute({ kind: 'join', hub, target, groups: names(2000) });
  const [, ...others] = [...chat.connections()];
  for (const connection of others) chat.remove(connection);
  await join;
  expect(chat.groups.members('g1999').size).toBe(1);
});
