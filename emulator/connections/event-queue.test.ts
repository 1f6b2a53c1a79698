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

it('forgets what has not begun, but for notices', async () => {
  const log: string[] = [];
  const queue = new EventQueue();
  const first = task(log, 'first');
  queue.enqueue(first.run);
  for (const name of ['b', 'c']) queue.enqueue(() => Promise.resolve(void log.push(name)));
  queue.enqueueNotice(() => Promise.resolve(void log.push('notice')));
  queue.clear();
  queue.enqueue(() => Promise.resolve(void log.push('later')));
  first.finish();
  await queue.idle();
  expect(log).toEqual(['first begins', 'first ends', 'notice', 'later']);
});

it.each<[string, (queue: EventQueue, first: () => Promise<void>, notice: () => Promise<void>) => void]>([
  [
    'in its turn',
    (queue, first, notice) => {
      queue.enqueue(first);
      queue.enqueueNotice(notice);
    },
  ],
  [
    'of a task before the tasks that wait',
    (queue, first, notice) => queue.enqueue(() => first().then(() => queue.beginNotice(notice))),
  ],
])('begins a notice %s, and waits for its end only to be idle', async (_, enqueue) => {
  const log: string[] = [];
  const queue = new EventQueue();
  const [first, notice, last] = [task(log, 'first'), task(log, 'notice'), task(log, 'last')];
  enqueue(queue, first.run, notice.run);
  queue.enqueue(last.run);
  expect(log).toEqual(['first begins']);
  first.finish();
  last.finish();
  const idle = queue.idle().then(() => log.push('idle'));
  await expect.poll(() => log).toContain('last ends');
  notice.finish();
  await idle;
  expect(log).toEqual([
    'first begins',
    'first ends',
    'notice begins',
    'last begins',
    'last ends',
    'notice ends',
    'idle',
  ]);
});

it('knows how much the tasks that have not begun hold', async () => {
  const queue = new EventQueue();
  const [first, second] = [task([], 'first'), task([], 'second')];
  queue.enqueue(first.run, 1);
  queue.enqueue(second.run, 20);
  queue.enqueue(() => Promise.resolve(), 300);
  queue.enqueueNotice(() => Promise.resolve());
  expect(queue.bytes).toBe(320);
  first.finish();
  await expect.poll(() => queue.bytes).toBe(300);
  queue.clear();
  expect(queue.bytes).toBe(0);
  second.finish();
  await queue.idle();
  expect(queue.bytes).toBe(0);
});
