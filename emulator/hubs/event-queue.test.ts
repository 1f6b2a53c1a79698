import { expect, it } from 'vitest';
import { EventQueue } from './event-queue.js';

/** A task that ends when it is told to. */
function task(log: string[], name: string) {
  let finish = (): void => undefined;
  const ended = new Promise<void>((resolve) => (finish = resolve));
  const run = async (): Promise<void> => {
    log.push(`${name} begins`);
    await ended;
    log.push(`${name} ends`);
  };
  return { run, finish: () => finish() };
}

it('runs one task after the other', async () => {
  const log: string[] = [];
  const queue = new EventQueue();
  const [a, b] = [task(log, 'a'), task(log, 'b')];
  queue.enqueue(a.run);
  queue.enqueue(b.run);
  expect(queue.length).toBe(1);
  b.finish();
  a.finish();
  await queue.idle();
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  expect(queue.length).toBe(0);
});

it('is idle before its first task and after its last', async () => {
  const log: string[] = [];
  const queue = new EventQueue();
  await queue.idle();
  for (const name of ['a', 'b']) {
    const { run, finish } = task(log, name);
    queue.enqueue(run);
    finish();
    await queue.idle();
  }
  expect(log).toHaveLength(4);
});

it('waits for tasks that a task adds', async () => {
  const log: string[] = [];
  const queue = new EventQueue();
  queue.enqueue(() => {
    queue.enqueue(() => Promise.resolve(void log.push('added')));
    return Promise.resolve();
  });
  await queue.idle();
  expect(log).toEqual(['added']);
});

it('forgets what has not begun, but for lasting tasks', async () => {
  const log: string[] = [];
  const queue = new EventQueue();
  const first = task(log, 'first');
  queue.enqueue(first.run);
  for (const name of ['b', 'c']) queue.enqueue(() => Promise.resolve(void log.push(name)));
  queue.enqueueLasting(() => Promise.resolve(void log.push('lasting')));
  queue.clear();
  queue.enqueue(() => Promise.resolve(void log.push('later')));
  first.finish();
  await queue.idle();
  expect(log).toEqual(['first begins', 'first ends', 'lasting', 'later']);
});
