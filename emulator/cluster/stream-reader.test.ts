import { expect, it } from 'vitest';
import { ClusterKeys } from './cluster-keys.js';
import type { RedisReply } from './redis-link.js';
import { StreamReader } from './stream-reader.js';

const keys = new ClusterKeys('default');
const start = { lastId: '0-0', count: 0 };

/** When something was, in milliseconds. */
interface Times {
  readonly read: number[];
  readonly executed: number[];
}

/** A reader of one hub whose reads get these numbers of entries, each of which takes so long. */
async function readAll(counts: readonly number[], messageMs = 0): Promise<{ messages: string[]; times: Times }> {
  const messages: string[] = [];
  const times: Times = { read: [], executed: [] };
  let onEnd: () => void = () => undefined;
  const isRead = new Promise<void>((resolve) => (onEnd = resolve));
  let stop: (error: Error) => void = () => undefined;
  const send = (command: readonly string[]): Promise<RedisReply> => {
    const count = counts[times.read.length];
    times.read.push(performance.now());
    if (count === undefined) {
      onEnd();
      return new Promise((_, reject) => (stop = reject));
    }
    return Promise.resolve([[keys.hubStream('chat'), entriesAfter(String(command.at(-1)), count)]]);
  };
  const link = { address: '', isReady: true, send, close: () => stop(new Error('closed')) };
  const reader = new StreamReader(() => Promise.resolve(link), keys, 'node', {
    onMessage: (_, { id }) => {
      messages.push(id);
      const until = performance.now() + messageMs;
      while (performance.now() < until);
      times.executed.push(performance.now());
    },
    onAnswer: () => undefined,
    onLoss: () => undefined,
    onError: () => undefined,
  });
  reader.add('chat', start);
  await reader.start();
  await isRead;
  await reader.close();
  return { messages, times };
}

function entriesAfter(id: string, count: number): RedisReply {
  const last = Number.parseInt(id, 10);
  return Array.from({ length: count }, (_, index) => [`${last + 1 + index}-0`, ['node', 'other']]);
}

it('executes entries in their order, and reads on from the last', async () => {
  const { messages } = await readAll([2, 1, 3]);
  expect(messages).toEqual(['1-0', '2-0', '3-0', '4-0', '5-0', '6-0']);
});

it('lets entries gather, once others have taken long', async () => {
  const { times } = await readAll([1], 20);
  const [, nextRead = NaN] = times.read;
  const [executed = NaN] = times.executed;
  expect(nextRead - executed).toBeGreaterThan(4);
});
