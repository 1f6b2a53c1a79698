import { expect, it } from 'vitest';
import { operationById } from '../../openapi/index.js';
import { CheckedFilter } from '../filter/index.js';
import type { RestCall } from './rest-call.js';
import { readSendBody } from './send-body.js';

function call(contentType: string | undefined, body: string | Buffer): RestCall {
  return {
    operation: operationById('sendToAll'),
    hub: 'chat',
    path: { hub: 'chat' },
    query: new URLSearchParams(),
    filter: CheckedFilter.none,
    baseUrl: 'http://localhost',
    contentType,
    body: Buffer.from(body),
  };
}

const event = '42["ä",12345678901234567890]';

it.each([
  ['text/plain', event, event],
  [undefined, event, event],
  ['application/octet-stream', event, event],
  ['text/plain; charset=utf-16le', Buffer.from(event, 'utf16le'), event],
  ['text/plain; charset=iso-8859-1', Buffer.from(event, 'latin1'), event],
  ['text/plain', `\ufeff${event}`, event],
  ['text/plain; charset=utf-16', Buffer.from(`\ufeff${event}`, 'utf16le'), event],
  ['application/json', '41', '41'],
  ['text/plain', '41/ns,\u001e451-["a"]\u001ebAQID', '41/ns,\u001e451-["a"]\u001ebAQID'],
])('reads a payload of %s', (contentType, body, payload) => {
  expect(readSendBody(call(contentType, body))).toMatchObject({ readable: true, payload: { text: payload } });
});

it.each([
  ['text/plain', '', 'Packet 1 of the payload begins with ""'],
  ['text/plain', 'hello', 'Packet 1 of the payload begins with "hello"'],
  ['text/plain', `${event}\u001ehello`, 'Packet 2 of the payload begins with "hello"'],
  ['text/plain', Buffer.from(event, 'latin1'), 'The request body has bytes that are no utf-8 text. Send utf-8, or'],
  ['application/octet-stream', Buffer.from([0x34, 0xff]), 'The request body has bytes that are no utf-8 text.'],
  ['application/json', '{"hello":"world"}', 'Packet 1 of the payload begins with "{\\"hello\\":\\"world\\"}"'],
  ['application/json', '"hello"', 'Packet 1 of the payload begins with'],
])('gives the reason why no client could read a body of %s that is %j', (contentType, body, reason) => {
  expect(readSendBody(call(contentType, body))).toEqual({
    readable: false,
    reason: expect.stringContaining(reason) as string,
  });
});

it.each([
  [event, 'The request body is not valid JSON'],
  [Buffer.from('"ä"', 'latin1'), 'The request body has bytes that are no utf-8 text.'],
])('rejects a JSON body that is %j', (body, message) => {
  expect(() => readSendBody(call('application/json', body))).toThrow(message);
});
