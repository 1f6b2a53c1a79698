import { expect, it } from 'vitest';
import { matchOperation, operationById, type OperationMatch } from '../../openapi/index.js';
import { operationIds } from '../../openapi/generated/operation-id.js';
import { checkBodyHeaders, checkFilter, checkPath, checkQuery } from './check-request.js';
import { BindingRestError, invalidGroupName, RestError } from './rest-error.js';

function match(method: string, path: string): OperationMatch {
  const found = matchOperation(method, path);
  if (found === undefined) throw new Error(`no operation at ${method} ${path}`);
  return found;
}

function errorOf(check: () => void): RestError {
  try {
    check();
  } catch (error) {
    if (error instanceof RestError) return error;
    throw error;
  }
  throw new Error('was not rejected');
}

/** One allowed value of every query parameter of the document. */
const allowedValues = {
  'api-version': '2024-12-01',
  clientType: 'Default',
  continuationToken: 'a',
  excluded: 'a',
  filter: 'false',
  group: 'g',
  maxpagesize: '1',
  messageTtlSeconds: '1',
  minutesToExpire: '1',
  reason: 'why',
  role: 'webpubsub.sendToGroup',
  targetName: 't',
  top: '1',
  unknown: '1',
  userId: 'u',
};
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
  ['/api/hubs/chat/users/%20/:send', 'userId'],
  ['/api/hubs/chat/connections/%20/:send', 'connectionId'],
  [`/api/hubs/chat/groups/${'g'.repeat(1025)}/:send`, 'group'],
])('rejects the path %s by its parameter %s', (path, target) => {
  const error = errorOf(() => checkPath(match('POST', path)));
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
])('rejects the query %j', (query, target) => {
  const error = errorOf(() => checkQuery(send, new URLSearchParams(query)));
  expect(error).toMatchObject({ status: 400, code: 'Error.BadRequest', target });
});

it.each([
  ['maxpagesize=0', 'maxpagesize'],
  ['maxpagesize=201', 'maxpagesize'],
  ['maxpagesize=1&maxpagesize=1', 'maxpagesize'],
  ['top=0', 'top'],
  ['top=2147483648', 'top'],
  ['top= ', 'top'],
  ['continuationToken=', 'continuationToken'],
  [`continuationToken=${'a'.repeat(2049)}`, 'continuationToken'],
])('rejects the page %j', (query, target) => {
  expect(errorOf(() => checkQuery(list, new URLSearchParams(query))).target).toBe(target);
});

it.each(operationIds)('hands %s no query parameter that it does not declare', (id) => {
  const operation = operationById(id);
  const declared = operation.parameters.flatMap((parameter) => (parameter.in === 'query' ? [parameter.name] : []));
  const given = new URLSearchParams(Object.entries(allowedValues));
  const { query, filter } = checkQuery(operation, given);
  expect([...query.keys()].sort()).toEqual(declared.sort());
  expect(filter.text).toBe(declared.includes('filter') ? allowedValues.filter : '');
});

it('ignores a wrong value of a parameter that the operation does not declare', () => {
  const given = new URLSearchParams('filter=%25&messageTtlSeconds=1&maxpagesize=0');
  expect([...checkQuery(operationById('sendToConnection'), given).query]).toEqual([['messageTtlSeconds', '1']]);
});

it.each(['', 'targetName=', 'targetName=%20%09', `targetName=${'g'.repeat(1025)}`])(
  'rejects a permission with the query %j as the service was recorded to',
  (query) => {
    const error = errorOf(() => checkQuery(operationById('revokePermission'), new URLSearchParams(query)));
    expect(error).not.toBeInstanceOf(BindingRestError);
    expect(error).toMatchObject({ target: 'Request', message: invalidGroupName });
  },
);

it('rejects an unknown client type as the service was recorded to', () => {
  const query = new URLSearchParams({ clientType: 'nonsense' });
  const error = errorOf(() => checkQuery(operationById('generateClientToken'), query));
  expect(error).toBeInstanceOf(BindingRestError);
  expect(error).toMatchObject({ target: 'clientType', message: "The value 'nonsense' is not valid." });
});

it('names the value seen and what is allowed', () => {
  const { message } = errorOf(() => checkQuery(send, new URLSearchParams('messageTtlSeconds=301')));
  expect(message).toContain('301');
  expect(message).toContain('from 0 to 300');
});

it.each(['invalid filter', ' ', "userId eq 'a", 'not length(userId) gt 5'])('rejects the filter %j', (filter) => {
  const error = errorOf(() => checkQuery(send, new URLSearchParams({ filter })));
  expect(error).toBeInstanceOf(BindingRestError);
  expect(error.target).toBe('filter');
  expect(errorOf(() => checkFilter(filter, 'Filter')).target).toBe('Filter');
});

it.each([undefined, null, ''])('treats %j as no filter', (filter) => {
  expect(() => checkFilter(filter, 'Filter')).not.toThrow();
});

it.each<[{ 'content-length'?: string; 'content-type'?: string }, number]>([
  [{ 'content-type': 'text/plain' }, 400],
  [{ 'content-length': '1048577', 'content-type': 'text/plain' }, 400],
  [{ 'content-length': '1', 'content-type': 'text/html' }, 415],
  [{ 'content-length': '1', 'content-type': 'text' }, 415],
  [{ 'content-length': '1', 'content-type': '' }, 415],
  [{ 'content-length': '1', 'content-type': 'text/plain; charset=nonsense' }, 415],
])('rejects a body of %j with %i', (headers, status) => {
  expect(errorOf(() => checkBodyHeaders(send, headers)).status).toBe(status);
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
  const error = errorOf(() => checkBodyHeaders(operationById('addConnectionsToGroups'), { 'content-length': '2' }));
  expect(error).toMatchObject({ status: 415, message: 'Content-Type is missing; expected application/json.' });
});

it('ignores the body headers of operations without a body', () => {
  expect(() => checkBodyHeaders(list, { 'content-type': 'junk' })).not.toThrow();
});
