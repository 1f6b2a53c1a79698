import { expect, test } from 'vitest';
import type { OperationId } from './generated/operation-id.js';
import { operationById } from './operations.js';
import { validateResponse, type WireResponse } from './validate-response.js';

const json = { 'content-type': 'application/json; charset=utf-8' };
const problem = { 'content-type': 'application/problem+json; charset=utf-8', 'x-ms-error-code': 'Error.BadRequest' };
const missing = { ...json, 'x-ms-error-code': 'Error.Connection.NotExisted' };

const missingConnection = {
  code: 'Error.Connection.NotExisted',
  message: 'The connection `c` is not found.',
  target: 'Connection',
  details: null,
  innererror: null,
};
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

function response(status: number, headers: Record<string, string> = {}, body: unknown = ''): WireResponse {
  return { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

test.each<[string, OperationId, WireResponse]>([
  ['an accepted send', 'sendToAll', response(202, { 'Content-Length': '0' })],
  ['a done deletion', 'closeConnection', response(204)],
  ['a recorded invalid filter', 'sendToAll', response(400, problem, invalidFilter)],
  [
    'the official emulator’s invalid parameter',
    'sendToAll',
    response(400, json, { code: 'a', message: '', target: 'b' }),
  ],
  ['a recorded missing connection', 'addConnectionToGroup', response(404, missing, missingConnection)],
  ['a recorded missing group', 'groupExists', response(404, { 'X-MS-Error-Code': 'Warning.Group.NotExisted' })],
  ['an unauthorized request without a body', 'sendToAll', response(401)],
  ['an unauthorized request with a text', 'sendToAll', response(401, { 'content-type': 'text/plain' }, 'No token')],
  ['a token', 'generateClientToken', response(200, json, { token: 'a.b.c' })],
  ['a page', 'listConnectionsInGroup', response(200, json, { value: [{ connectionId: 'c' }], nextLink: null })],
  ['a limit', 'sendToAll', response(429, { 'Retry-After': '3' })],
])('allows %s', (_, operationId, answer) => {
  expect(validateResponse(operationById(operationId), answer)).toEqual([]);
});

test.each<[string, OperationId, WireResponse, string[]]>([
  [
    'another success',
    'sendToAll',
    response(200),
    ['status is 200; sendToAll expects one of 202, 400, 401, 403, 413, 415, 429'],
  ],
  ['a body of a send', 'sendToAll', response(202, json, {}), ['body is "{}"; an answer of status 202 has none here']],
  ['a body for HEAD', 'groupExists', response(400, json, {}), ['body is "{}"; an answer of status 400 has none here']],
  ['a missing error code', 'groupExists', response(404), ['header x-ms-error-code is missing']],
  [
    'a blank error code',
    'sendToAll',
    response(400, { 'x-ms-error-code': '' }),
    ['header x-ms-error-code must NOT have fewer than 1 characters'],
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
    response(200, {}, { token: 'a.b.c' }),
    ['header Content-Type is missing; expected application/json or text/json'],
  ],
  [
    'another content type',
    'generateClientToken',
    response(200, { 'content-type': 'text/html' }, 'a'),
    ['header Content-Type is "text/html"; expected application/json or text/json'],
  ],
  ['broken JSON', 'generateClientToken', response(200, json, '{'), ['body is "{"; expected JSON']],
  [
    'an error without code',
    'sendToAll',
    response(400, json, { message: 'x' }),
    ["body must have required property 'code'"],
  ],
  [
    'an error of the inner kind',
    'sendToAll',
    response(400, json, { code: 'a', message: 'b', details: [{}] }),
    ["body/details/0 must have required property 'code'", "body/details/0 must have required property 'message'"],
  ],
  ['a limit in words', 'sendToAll', response(429, { 'retry-after': 'soon' }), ['header Retry-After must be integer']],
])('tells %s', (_, operationId, answer, violations) => {
  expect(validateResponse(operationById(operationId), answer)).toEqual(violations);
});
