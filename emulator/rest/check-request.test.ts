import { expect, it } from 'vitest';
import { matchOperation, operationById, type OperationMatch } from '../../openapi/index.js';
import { checkBodyHeaders, checkFilter, checkPath, checkQuery } from './check-request.js';
import { FilterRestError, RestError } from './rest-error.js';

function match(method: string, path: string): OperationMatch {
  const found = matchOperation(method, path);
  if (found === undefined) throw new Error(`no operation at ${method} ${path}`);
  return found;
}

function refusal(check: () => void): RestError {
  try {
    check();
  } catch (error) {
    if (error instanceof RestError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

const send = operationById('sendToGroup');
const list = operationById('listConnectionsInGroup');

it.each([
  ['g', 'g'],
  ['a%20b', 'a b'],
  ['a+b', 'a+b'],
  ['0~L25z~cm0', '0~L25z~cm0'],
  ['%C3%A4', 'ä'],
  ['g'.repeat(1024), 'g'.repeat(1024)],
])('decodes the group %s', (encoded, group) => {
  expect(checkPath(match('POST', `/api/hubs/chat/groups/${encoded}/:send`))).toEqual({ hub: 'chat', group });
});

it.each([
  ['/api/hubs/9/groups/g/:send', 'hub'],
  [`/api/hubs/${'a'.repeat(129)}/groups/g/:send`, 'hub'],
  ['/api/hubs/chat/groups/%20/:send', 'group'],
  [`/api/hubs/chat/groups/${'g'.repeat(1025)}/:send`, 'group'],
])('refuses the path %s by its parameter %s', (path, target) => {
  const error = refusal(() => checkPath(match('POST', path)));
  expect(error).toMatchObject({ status: 400, code: 'Error.BadRequest', target });
});

it.each([
  '',
  'api-version=2024-12-01',
  'messageTtlSeconds=0',
  'messageTtlSeconds=300',
  'excluded=a&excluded=b&excluded=',
  'filter=',
  "filter='g' in groups",
  'unknown=1&unknown=2',
])('allows the query %j', (query) => {
  expect(() => checkQuery(send, new URLSearchParams(query))).not.toThrow();
});

it.each([
  ['api-version=', 'api-version'],
  ['api-version=2020-01-01', 'api-version'],
  ['api-version=2024-12-01,2024-01-01', 'api-version'],
  ['api-version=2024-12-01&api-version=2024-12-01', 'api-version'],
  ['messageTtlSeconds=-1', 'messageTtlSeconds'],
  ['messageTtlSeconds=301', 'messageTtlSeconds'],
  ['messageTtlSeconds=1.5', 'messageTtlSeconds'],
  ['messageTtlSeconds=', 'messageTtlSeconds'],
  ["filter='a' in groups&filter='b' in groups", 'filter'],
])('refuses the query %j', (query, target) => {
  const error = refusal(() => checkQuery(send, new URLSearchParams(query)));
  expect(error).toMatchObject({ status: 400, code: 'Error.BadRequest', target });
});

it.each([
  ['maxpagesize=0', 'maxpagesize'],
  ['maxpagesize=201', 'maxpagesize'],
  ['maxpagesize=1&maxpagesize=1', 'maxpagesize'],
  ['top=0', 'top'],
  ['top=2147483648', 'top'],
  ['top= ', 'top'],
])('refuses the page %j', (query, target) => {
  expect(refusal(() => checkQuery(list, new URLSearchParams(query))).target).toBe(target);
});

it('names the value seen and what is allowed', () => {
  const { message } = refusal(() => checkQuery(send, new URLSearchParams('messageTtlSeconds=301')));
  expect(message).toContain('301');
  expect(message).toContain('from 0 to 300');
});

it.each(['invalid filter', ' ', "userId eq 'a", 'not length(userId) gt 5'])('refuses the filter %j', (filter) => {
  const error = refusal(() => checkQuery(send, new URLSearchParams({ filter })));
  expect(error).toBeInstanceOf(FilterRestError);
  expect(error.target).toBe('filter');
  expect(refusal(() => checkFilter(filter, 'Filter')).target).toBe('Filter');
});

it.each([undefined, null, ''])('takes the filter %j for none', (filter) => {
  expect(() => checkFilter(filter, 'Filter')).not.toThrow();
});

it.each<[{ 'content-length'?: string; 'content-type'?: string }, number]>([
  [{ 'content-type': 'text/plain' }, 400],
  [{ 'content-length': '1048577', 'content-type': 'text/plain' }, 400],
  [{ 'content-length': '1', 'content-type': 'text/html' }, 415],
  [{ 'content-length': '1', 'content-type': 'text' }, 415],
  [{ 'content-length': '1', 'content-type': '' }, 415],
  [{ 'content-length': '1', 'content-type': 'text/plain; charset=nonsense' }, 415],
])('refuses a body of %j with %i', (headers, status) => {
  expect(refusal(() => checkBodyHeaders(send, headers)).status).toBe(status);
});

it.each<{ 'content-length': string; 'content-type'?: string }>([
  { 'content-length': '1' },
  { 'content-length': '1048576', 'content-type': 'text/plain' },
  { 'content-length': '0', 'content-type': 'Text/Plain; charset="UTF-16"' },
  { 'content-length': '1', 'content-type': 'application/octet-stream' },
  { 'content-length': '1', 'content-type': 'application/json;charset=utf-8' },
])('allows a body of %j', (headers) => {
  expect(() => checkBodyHeaders(send, headers)).not.toThrow();
});

it('demands a content type where only JSON is understood', () => {
  const error = refusal(() => checkBodyHeaders(operationById('addConnectionsToGroups'), { 'content-length': '2' }));
  expect(error).toMatchObject({ status: 415, message: 'Content-Type is missing; expected application/json.' });
});

it('asks nothing of the body of an operation that reads none', () => {
  expect(() => checkBodyHeaders(list, { 'content-type': 'junk' })).not.toThrow();
});
