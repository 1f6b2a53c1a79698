import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, expect, it } from 'vitest';
import { inSlices, itemsPerSlice } from './in-slices.js';

const items = (slices: number): number[] => Array.from({ length: slices * itemsPerSlice }, (_, index) => index);

/** Counts what each of several tasks acted on in each turn of the event loop, until all are done. */
async function countPerTurn(tasks: readonly (readonly number[])[]): Promise<number[][]> {
  let turn = tasks.map(() => 0);
  const done = { all: false };
  const work = tasks.map((list, task) => inSlices(list, () => (turn[task] = (turn[task] ?? 0) + 1)));
  void Promise.all(work).then(() => (done.all = true));
  const turns: number[][] = [];
  do {
    turns.push(turn);
    turn = tasks.map(() => 0);
    await nextTurn();
  } while (!done.all);
  return [...turns, turn];
}

// Nothing of this turn's slice has been used before.
beforeEach(async () => {
  await nextTurn();
  await nextTurn();
});

it('acts on what fits into a slice before it returns', () => {
  const seen: number[] = [];
  void inSlices(items(1), (item) => seen.push(item));
  expect(seen).toEqual(items(1));
});

it('acts on all items in their order, and never on more than a slice of them in a turn', async () => {
  const seen: number[] = [];
  const done = inSlices(items(3.5), (item) => seen.push(item));
  expect(seen).toHaveLength(itemsPerSlice);
  await done;
  expect(seen).toEqual(items(3.5));
  const turns = await countPerTurn([items(3.5)]);
  expect(Math.max(...turns.flat())).toBe(itemsPerSlice);
});

it('shares a slice among all work, which takes turns', async () => {
  const turns = await countPerTurn([items(3), items(3), items(3)]);
  const sums = turns.map((counts) => counts.reduce((sum, count) => sum + count, 0));
  expect(Math.max(...sums)).toBe(itemsPerSlice);
  const slicesOf = (task: number): number[] =>
    turns.flatMap((counts, index) => ((counts[task] ?? 0) > 0 ? [index] : []));
  const [firsts, lasts] = [0, 1].map((end) => [0, 1, 2].map((task) => slicesOf(task).at(end === 0 ? 0 : -1) ?? NaN));
  expect(Math.max(...(firsts ?? [])), 'all have begun before one has ended').toBeLessThan(Math.min(...(lasts ?? [])));
});
