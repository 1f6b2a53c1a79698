import { expect, it } from 'vitest';
import { operationById, type OperationId } from '../../openapi/index.js';
import { Hub } from '../hubs/hub.js';
import { readGroupsRequest, readPayload } from './request-body.js';
import type { RestCall } from './rest-call.js';

const hub = new Hub('chat', { anonymousConnectPolicy: 'deny', eventHandlers: [] });

function call(operationId: OperationId, contentType: string | undefined, body: string | Buffer): RestCall {
  return {
    operation: operationById(operationId),
    hub,
    path: { hub: 'chat' },
    query: new URLSearchParams(),
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
  expect(readPayload(call('sendToAll', contentType, body))).toBe(payload);
});

it.each([
  ['text/plain', '', 'Packet 1 of the payload begins with ""'],
  ['text/plain', 'hello', 'Packet 1 of the payload begins with "hello"'],
  ['text/plain', Buffer.from(event, 'latin1'), 'The request body has bytes that are no utf-8 text. Send utf-8, or'],
  ['application/octet-stream', Buffer.from([0x34, 0xff]), 'The request body has bytes that are no utf-8 text.'],
  ['application/json', event, 'The request body is not valid JSON'],
  ['application/json', '"hello"', 'Packet 1 of the payload begins with'],
])('refuses a payload of %s that is %j', (contentType, body, message) => {
  expect(() => readPayload(call('sendToAll', contentType, body))).toThrow(message);
});

function groupsRequest(body: string): unknown {
  return readGroupsRequest(call('addConnectionsToGroups', 'application/json', body));
}

it.each([
  ['{"groups":["g"]}', { groups: ['g'] }],
  ['{"groups":["g"],"filter":null}', { groups: ['g'] }],
  ['\ufeff{"groups":["g"]}', { groups: ['g'] }],
  ['{"groups":["g"],"filter":""}', { groups: ['g'], filter: '' }],
  [
    '{"filter":"\\u0027a\\u0027 in groups","groups":["g","h"],"more":1}',
    { groups: ['g', 'h'], filter: "'a' in groups" },
  ],
])('reads %s', (body, expected) => {
  expect(groupsRequest(body)).toEqual(expected);
});

it('takes more groups than any list of names is long', () => {
  const groups = Array.from({ length: 1025 }, (_, index) => `g${index}`);
  expect(groupsRequest(JSON.stringify({ groups }))).toEqual({ groups });
});

it.each([
  '',
  '{',
  'null',
  '[]',
  '"groups"',
  '{}',
  '{"groups":[]}',
  '{"groups":"g"}',
  '{"groups":[""]}',
  '{"groups":["g"," "]}',
  '{"groups":["g",1]}',
  `{"groups":["${'g'.repeat(1025)}"]}`,
  '{"groups":["g"],"filter":1}',
  '{"groups":["g"],"filter":" "}',
  '{"groups":["g"],"filter":"invalid filter"}',
])('refuses %j', (body) => {
  expect(() => groupsRequest(body)).toThrow(
    expect.objectContaining({ status: 400, code: 'Error.BadRequest' }) as Error,
  );
});

it('refuses groups in bytes that are no text', () => {
  const body = Buffer.from('{"groups":["ä"]}', 'latin1');
  expect(() => readGroupsRequest(call('addConnectionsToGroups', 'application/json', body))).toThrow(
    'The request body has bytes that are no utf-8 text.',
  );
});

it('names the filter of a body as the service does', () => {
  expect(() => groupsRequest('{"groups":["g"],"filter":"invalid filter"}')).toThrow(
    expect.objectContaining({ target: 'Filter' }) as Error,
  );
});
