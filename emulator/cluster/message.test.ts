import { expect, it, test } from 'vitest';
import { CheckedPayload } from '../commands/checked-payload.js';
import { CheckedFilter } from '../filter/index.js';
import { type Message, messageFields, readMessage, readSentMessage } from './message.js';

const stamp = { node: 'a', number: 7 };
const base = { hub: 'chat', target: { kind: 'hub' } } as const;
const filter = CheckedFilter.parse("'g' in groups");

function asMap(list: readonly string[]): Map<string, string> {
  const map = new Map<string, string>();
  for (let index = 0; index < list.length; index += 2) map.set(list[index] ?? '', list[index + 1] ?? '');
  return map;
}

const messages: [string, Message][] = [
  ['a send', { command: { ...base, kind: 'send', filter, payload: CheckedPayload.parse('42["a","\u00e4\\n"]') } }],
  ['a join', { command: { ...base, kind: 'join', filter, groups: ['g', 'h'] } }],
  ['a close', { command: { ...base, kind: 'close', reason: 'done', excluded: ['b'] } }],
  [
    'a close that is part of a trace',
    { command: { ...base, kind: 'close', reason: '', trace: { traceparent: 'a', tracestate: 'b=1' } } },
  ],
  ['a question', { question: { kind: 'group exists', group: 'g' } }],
];

test.each(messages)('%s is read as it was written', (_, message) => {
  const read = readMessage(asMap(messageFields(message, stamp, '3')));
  expect(JSON.stringify(read)).toBe(JSON.stringify(message));
});

it('reads who sent a message, and whether it waits for an answer', () => {
  const fields = asMap(messageFields({ question: { kind: 'group exists', group: 'g' } }, stamp, '3'));
  expect(readSentMessage('chat', fields)).toEqual({ hub: 'chat', stamp, questionId: '3' });
});

it('rejects what no node has written', () => {
  expect(() => readSentMessage('chat', new Map([['wake', '1']]))).toThrow('it says no node and number');
});
