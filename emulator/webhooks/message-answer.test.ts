import { expect, it } from 'vitest';
import { readMessageAnswer } from './message-answer.js';

const packet = '431["ä€"]';

it.each([
  ['text/plain', Buffer.from(packet), packet],
  ['Text/Plain; charset=UTF-8', Buffer.from(packet), packet],
  ['text/plain; charset=utf-16', Buffer.from(packet, 'utf16le'), packet],
  ['text/plain; charset="iso-8859-1"', Buffer.from('43["ä"]', 'latin1'), '43["ä"]'],
  ['text/plain', Buffer.from(`\ufeff${packet}`), packet],
  ['application/json', Buffer.from(packet), packet],
  ['application/octet-stream', Buffer.from(packet), packet],
  [undefined, Buffer.from(packet), packet],
  ['text/plain', Buffer.from('\ufeff'), ''],
])('reads an answer of %j', (contentType, body, payload) => {
  expect(readMessageAnswer({ body, contentType })).toEqual({ handled: true, payload });
});

it.each(['text/html', 'text/plain; charset=klingon', 'junk', undefined])(
  'takes an answer of no bytes for nothing to deliver, though it is %j',
  (contentType) => {
    expect(readMessageAnswer({ body: Buffer.alloc(0), contentType })).toEqual({ handled: true, payload: '' });
  },
);

it.each([
  ['text/html', packet, 'is "text/html"; expected text/plain, application/json, application/octet-stream'],
  ['junk', packet, 'is "junk"; expected text/plain, application/json, application/octet-stream'],
  ['text/plain; charset=klingon', packet, 'has the unknown charset "klingon"; expected utf-8'],
  ['text/plain', Buffer.from(packet, 'latin1'), 'has bytes that are no utf-8 text'],
  [undefined, Buffer.from([0x34, 0xff]), 'has bytes that are no utf-8 text'],
])('says why an answer of %j is none', (contentType, body, problem) => {
  expect(readMessageAnswer({ body: Buffer.from(body), contentType })).toEqual({
    handled: false,
    reason: `the event handler's answer ${problem}`,
  });
});
