import { expect, test } from 'vitest';
import type { OperationId } from './generated/operation-id.js';
import { operationById } from './operations.js';
import { validateResponse, type WireResponse } from './validate-response.js';

const supported = { 'Api-Supported-Versions': '2021-10-01, 2024-12-01' };
const json = { ...supported, 'content-type': 'application/json; charset=utf-8' };
const badRequest = { 'X-MS-Error-Code': 'Error.BadRequest' };
const problem = { ...badRequest, 'content-type': 'application/problem+json; charset=utf-8' };
const rejected = { ...json, ...badRequest };
const missing = { ...json, 'x-ms-error-code': 'Error.Connection.NotExisted' };

const missingConnection = {
  code: 'Error.Connection.NotExisted',
  message: 'Connection `c` is not found.',
  target: 'Connection',
  details: null,
  inner: null,
};
const invalidTarget = { ...missingConnection, code: 'Error.BadRequest', target: 'Request' };
const invalidFilter = {
  code: 'Error.BadRequest',
  message: "Invalid syntax for 'x y'. (Parameter 'filter')",
  target: 'filter',
  errors: { filter: ['Invalid syntax'] },
  type: null,
  title: 'One or more validation errors occurred.',
  status: 400,
  detail: null,
  instance: null,
  extensions: {},
};
const nobody = { connectionId: 'c', userId: null };

function response(status: number, headers: Record<string, string> = {}, body: unknown = ''): WireResponse {
  return { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

test.each<[string, OperationId, WireResponse]>([
  ['an accepted send', 'sendToAll', response(202, { ...supported, 'Content-Length': '0' })],
  ['a done deletion', 'closeConnection', response(204, supported)],
  ['health', 'getServiceStatus', response(200)],
  ['an invalid filter', 'sendToAll', response(400, problem, invalidFilter)],
  ['an invalid parameter as plain JSON', 'generateClientToken', response(400, { ...problem, ...json }, invalidFilter)],
  ['a request that the operation rejects', 'revokePermission', response(400, rejected, invalidTarget)],
  ['a missing connection', 'addConnectionToGroup', response(404, missing, missingConnection)],
  ['a missing group', 'groupExists', response(404, { ...supported, 'x-ms-error-code': 'Warning.Group.NotExisted' })],
  ['an unauthorized request without a body', 'sendToAll', response(401)],
  ['an unauthorized request with a text', 'sendToAll', response(401, { 'content-type': 'text/plain' }, 'No token')],
  ['a forbidden request', 'sendToAll', response(403, json, { code: 'Error.Forbidden', message: 'No role', a: 1 })],
  ['a token', 'generateClientToken', response(200, json, { token: 'a.b.c' })],
  ['a page', 'listConnectionsInGroup', response(200, json, { value: [nobody], nextLink: 'https://a/b' })],
  ['a last page', 'listConnectionsInGroup', response(200, json, { value: [] })],
  ['a limit', 'sendToAll', response(429, { 'Retry-After': '3' })],
])('allows %s', (_, operationId, answer) => {
  expect(validateResponse(operationById(operationId), answer)).toEqual([]);
});

test.each<[string, OperationId, WireResponse, string[]]>([
  ['another success', 'sendToAll', response(200), ['sendToAll answered 200, expected 202']],
  ['a body of a send', 'sendToAll', response(202, json, {}), ['body is "{}"; an answer of status 202 has none here']],
  [
    'a body for HEAD',
    'groupExists',
    response(400, rejected, {}),
    ['body is "{}"; an answer of status 400 has none here'],
  ],
  ['missing versions', 'sendToAll', response(202), ['header api-supported-versions is missing']],
  [
    'versions where there are none',
    'getServiceStatus',
    response(200, supported),
    ['header api-supported-versions is present; expected none'],
  ],
  ['a missing error code', 'groupExists', response(404, supported), ['header x-ms-error-code is missing']],
  [
    'another error code',
    'sendToAll',
    response(400, { 'x-ms-error-code': '' }),
    ['header x-ms-error-code must be equal to constant: "Error.BadRequest"'],
  ],
  [
    'a missing token',
    'generateClientToken',
    response(200, json),
    ['body is empty; expected application/json or text/json'],
  ],
  ['a token of another type', 'generateClientToken', response(200, json, { token: 1 }), ['body/token must be string']],
  [
    'no content type',
    'generateClientToken',
    response(200, supported, { token: 'a.b.c' }),
    ['header Content-Type is missing; expected application/json or text/json'],
  ],
  [
    'another content type',
    'generateClientToken',
    response(200, { ...supported, 'content-type': 'text/html' }, 'a'),
    ['header Content-Type is "text/html"; expected application/json or text/json'],
  ],
  ['broken JSON', 'generateClientToken', response(200, json, '{'), ['body is "{"; expected JSON']],
  [
    'a member without its user',
    'listConnectionsInGroup',
    response(200, json, { value: [{ connectionId: 'c' }] }),
    ["body/value/0 must have required property 'userId'"],
  ],
  [
    'a link to nothing',
    'listConnectionsInGroup',
    response(200, json, { value: [], nextLink: null }),
    ['body/nextLink must be string'],
  ],
  [
    'an error without code, by the closest shape',
    'revokePermission',
    response(400, rejected, { ...invalidTarget, code: undefined }),
    ["body must have required property 'code'"],
  ],
  ['no further member', 'addConnectionToGroup', response(404, missing, { ...missingConnection, further: 1 }), []],
  [
    'an error of the older kind',
    'addConnectionToGroup',
    response(404, missing, { ...missingConnection, inner: undefined, innererror: null }),
    ["body must have required property 'inner'"],
  ],
  [
    'a problem of another status',
    'sendToAll',
    response(400, problem, { ...invalidFilter, status: 500 }),
    ['body/status must be equal to constant: 400'],
  ],
  ['a limit in words', 'sendToAll', response(429, { 'retry-after': 'soon' }), ['header Retry-After must be integer']],
])('tells %s', (_, operationId, answer, violations) => {
  const messages = validateResponse(operationById(operationId), answer).map(({ message }) => message);
  expect(messages).toEqual(violations);
});
