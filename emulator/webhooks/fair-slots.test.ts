import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { FairSlots } from './fair-slots.js';

/** Tasks by name, which run until they are ended. */
function trackTasks(slots: FairSlots<string>) {
  const running = new Map<string, () => void>();
  return {
    begin(owner: string, name: string): void {
      void slots.run(owner, () => new Promise<void>((resolve) => running.set(name, resolve)));
    },
    running: () => [...running.keys()].join(' '),
    async end(name: string): Promise<void> {
      running.get(name)?.();
      running.delete(name);
      await nextTurn();
    },
  };
}

it('runs at once what there is a slot for', () => {
  const slots = new FairSlots<string>(2, 2);
  const tasks = trackTasks(slots);
  for (const name of ['a1', 'a2', 'a3']) tasks.begin('a', name);
  expect(tasks.running()).toBe('a1 a2');
  expect([slots.waitingCount, slots.waitingCountOf('a'), slots.waitingCountOf('b')]).toEqual([1, 1, 0]);
});

it('lets owners take turns, and keeps the order of each', async () => {
  const tasks = trackTasks(new FairSlots<string>(1, 1));
  for (const name of ['a1', 'a2', 'a3']) tasks.begin('a', name);
  for (const name of ['b1', 'b2']) tasks.begin('b', name);
  tasks.begin('c', 'c1');
  const order: string[] = [];
  for (let next = tasks.running(); next !== ''; next = tasks.running()) {
    order.push(next);
    await tasks.end(next);
  }
  expect(order).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
});

it('gives one owner a part of the slots only', async () => {
  const slots = new FairSlots<string>(3, 2);
  const tasks = trackTasks(slots);
  for (const name of ['a1', 'a2', 'a3', 'a4']) tasks.begin('a', name);
  tasks.begin('b', 'b1');
  tasks.begin('b', 'b2');
  expect(tasks.running()).toBe('a1 a2 b1');
  await tasks.end('b1');
  expect(tasks.running()).toBe('a1 a2 b2');
  await tasks.end('b2');
  expect(tasks.running()).toBe('a1 a2');
  await tasks.end('a2');
  expect(tasks.running()).toBe('a1 a3');
});

it('frees the slot of a task that fails', async () => {
  const slots = new FairSlots<string>(1, 1);
  await expect(slots.run('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await slots.run('a', () => Promise.resolve('done'))).toBe('done');
});
