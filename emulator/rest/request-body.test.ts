import { expect, it } from 'vitest';
import { operationById } from '../../openapi/index.js';
import { CheckedFilter } from '../filter/index.js';
import { readGroupsRequest } from './request-body.js';
import type { RestCall } from './rest-call.js';

function call(body: string | Buffer): RestCall {
  return {
    operation: operationById('addConnectionsToGroups'),
    hub: 'chat',
    path: { hub: 'chat' },
    query: new URLSearchParams(),
    filter: CheckedFilter.none,
    baseUrl: 'http://localhost',
    contentType: 'application/json',
    body: Buffer.from(body),
  };
}

/** What was read, with the filter as its text. */
function groupsRequest(body: string): unknown {
  const { groups, filter } = readGroupsRequest(call(body));
  return { groups, filter: filter.text };
}

it.each([
  ['{"groups":["g"]}', { groups: ['g'], filter: '' }],
  ['{"groups":["g"],"filter":null}', { groups: ['g'], filter: '' }],
  ['\ufeff{"groups":["g"]}', { groups: ['g'], filter: '' }],
  ['{"groups":["g"],"filter":""}', { groups: ['g'], filter: '' }],
  [
    '{"filter":"\\u0027a\\u0027 in groups","groups":["g","h"],"more":1}',
    { groups: ['g', 'h'], filter: "'a' in groups" },
  ],
])('reads %s', (body, expected) => {
  expect(groupsRequest(body)).toEqual(expected);
});

it('accepts thousands of groups', () => {
  const groups = Array.from({ length: 5000 }, (_, index) => `g${index}`);
  expect(groupsRequest(JSON.stringify({ groups }))).toEqual({ groups, filter: '' });
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
])('rejects %j', (body) => {
  expect(() => groupsRequest(body)).toThrow(
    expect.objectContaining({ status: 400, code: 'Error.BadRequest' }) as Error,
  );
});

it('rejects a body that takes long to parse', () => {
  const body = `{"groups":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
  expect(() => groupsRequest(body)).toThrow(
    'The request body has more than 20000 levels of lists and objects; expected fewer.',
  );
});

it('rejects groups in bytes that are no text', () => {
  const body = Buffer.from('{"groups":["ä"]}', 'latin1');
  expect(() => readGroupsRequest(call(body))).toThrow('The request body has bytes that are no utf-8 text.');
});

it('names the filter of a body as the service does', () => {
  expect(() => groupsRequest('{"groups":["g"],"filter":"invalid filter"}')).toThrow(
    expect.objectContaining({ target: 'Filter' }) as Error,
  );
});
