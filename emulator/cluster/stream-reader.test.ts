import { expect, it } from 'vitest';
import { ClusterKeys } from './cluster-keys.js';
import type { RedisReply } from './redis-link.js';
import { StreamReader } from './stream-reader.js';

const keys = new ClusterKeys('default');
const start = { lastId: '0-0', count: 0 };

/** A reader of one hub whose reads get these numbers of entries, and the commands and messages that came of it. */
async function readAll(counts: readonly number[]): Promise<{ commands: string[]; messages: string[] }> {
  const commands: string[] = [];
  const messages: string[] = [];
  let onEnd: () => void = () => undefined;
  const isRead = new Promise<void>((resolve) => (onEnd = resolve));
  let stop: (error: Error) => void = () => undefined;
  const send = (command: readonly string[]): Promise<RedisReply> => {
    const count = counts[commands.length];
    if (count === undefined) {
      onEnd();
      return new Promise((_, reject) => (stop = reject));
    }
    commands.push(command.includes('BLOCK') ? 'wait' : 'read again');
    return Promise.resolve([[keys.hubStream('chat'), entriesAfter(String(command.at(-1)), count)]]);
  };
  const link = { address: '', isReady: true, send, close: () => stop(new Error('closed')) };
  const reader = new StreamReader(() => Promise.resolve(link), keys, 'node', {
    onMessage: (_, { id }) => void messages.push(id),
    onAnswer: () => undefined,
    onLoss: () => undefined,
    onError: () => undefined,
  });
  reader.add('chat', start);
  await reader.start();
  await isRead;
  await reader.close();
  return { commands, messages };
}

function entriesAfter(id: string, count: number): RedisReply {
  const last = Number.parseInt(id, 10);
  return Array.from({ length: count }, (_, index) => [`${last + 1 + index}-0`, ['node', 'other']]);
}

it('reads no more than Redis gives where entries come one by one', async () => {
  expect(await readAll([1, 1, 1])).toEqual({ commands: ['wait', 'wait', 'wait'], messages: ['1-0', '2-0', '3-0'] });
});

it('reads what comes right behind the first entry where entries come together', async () => {
  expect(await readAll([2, 1, 3, 1, 2])).toEqual({
    commands: ['wait', 'wait', 'read again', 'wait', 'read again'],
    messages: ['1-0', '2-0', '3-0', '4-0', '5-0', '6-0', '7-0'],
  });
});

it('stops to read again once entries come one by one again', async () => {
  const { commands, messages } = await readAll([2, ...Array<number>(18).fill(1)]);
  expect(commands.slice(1, 17)).toEqual(Array(8).fill(['wait', 'read again']).flat());
  expect(commands.slice(17)).toEqual(['wait', 'wait']);
  expect(messages).toHaveLength(2 + 8 + 2);
});
