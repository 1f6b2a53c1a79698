import { expect, it } from 'vitest';
import { readEventLine, readEventWords } from './event-words.js';

it.each([
  [['news'], []],
  [
    ['news', 'Lunch', 'is ready'],
    ['Lunch', 'is ready'],
  ],
  [
    ['news', '1', '{"a":[2]}', 'null', '"1"', ''],
    [1, { a: [2] }, null, '1', ''],
  ],
])('reads the words %j', (words, args) => {
  expect(readEventWords(words)).toEqual({ event: 'news', args });
});

it.each([
  ['news', []],
  ['news Lunch is ready', ['Lunch is ready']],
  ['  news   1, {"a":2}, "b" ', [1, { a: 2 }, 'b']],
  ['news "Lunch, is ready"', ['Lunch, is ready']],
  ['["news",1,"b"]', [1, 'b']],
])('reads the line %j', (line, args) => {
  expect(readEventLine(line)).toEqual({ event: 'news', args });
});

it.each([
  [() => readEventWords(['news', '{at: 12}']), 'The argument {at: 12} begins as JSON and is none.'],
  [() => readEventWords(['disconnect']), 'The event disconnect is one that Socket.IO keeps for itself'],
  [() => readEventWords(['']), 'The event has no name.'],
  [() => readEventLine('[1,2]'), '[1,2] is no event.'],
  [() => readEventLine('["news"'), '["news" is no event.'],
  [() => readEventLine('news {"a":'), 'The argument {"a": begins as JSON and is none.'],
])('rejects what is no event', (read, message) => {
  expect(read).toThrow(message);
});
