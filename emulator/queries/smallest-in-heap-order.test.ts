import { expect, it } from 'vitest';
import { loadObservedExchanges, type ObservedExchange } from '../../specs/index.js';
import { compareConnectionIds } from './connection-id-order.js';
import { smallestInHeapOrder } from './smallest-in-heap-order.js';

function listedIds({ operation, response: { body } }: ObservedExchange): string[] {
  if (operation !== 'listConnectionsInGroup' || body === null || !('json' in body)) return [];
  return (body.json as { value: { connectionId: string }[] }).value.map(({ connectionId }) => connectionId);
}

const pages = loadObservedExchanges()
  .exchanges.map((exchange) => ({ id: exchange.id, ids: listedIds(exchange) }))
  .filter(({ ids }) => ids.length > 1);

it('has recorded pages to compare with', () => {
  expect(pages.length).toBeGreaterThan(40);
});

// A heap whose items are inserted in its own order stays as it is, and what is no heap does not.
it.each(pages)('lists the connections of $id as recorded', ({ ids }) => {
  expect(smallestInHeapOrder(ids, Infinity, compareConnectionIds)).toEqual(ids);
});

it.each(pages)('leaves a greater id out of the page of $id', ({ ids }) => {
  expect(smallestInHeapOrder([...ids, 'zzz'], ids.length, compareConnectionIds)).toEqual(ids);
});

const numbers = (a: number, b: number): number => a - b;

it.each([
  [[1, 2, 3], 2, [2, 1]],
  [[3, 2, 1], 2, [2, 1]],
  [[1, 2, 3, 4, 5, 6], Infinity, [6, 5, 2, 3, 4, 1]],
  [[6, 5, 4, 3, 2, 1], 5, [5, 1, 4, 3, 2]],
  [[1], 0, []],
  [[], 3, []],
])('lists the smallest of %j, at most %i', (items, count, expected) => {
  expect(smallestInHeapOrder(items, count, numbers)).toEqual(expected);
});

it('lists the smallest items of any order, the greatest of them first', () => {
  const shuffled = Array.from({ length: 400 }, (_, index) => (index * 177) % 400);
  const listed = smallestInHeapOrder(shuffled, 200, numbers);
  expect(listed[0]).toBe(199);
  expect([...listed].sort(numbers)).toEqual(Array.from({ length: 200 }, (_, index) => index));
  for (const [index, item] of listed.entries()) {
    expect(item).toBeLessThanOrEqual(listed[Math.floor((index - 1) / 4)] ?? Infinity);
  }
});
