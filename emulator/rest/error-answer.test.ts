import { expect, it } from 'vitest';
import { errorAnswer } from './error-answer.js';
import { BindingRestError, type ErrorCode, errorStatuses, RestError } from './rest-error.js';

it.each(Object.entries(errorStatuses))('answers %s with status %i', (code, status) => {
  expect(errorAnswer(new RestError(code as ErrorCode, 'Why.', 'Request'))).toEqual({
    status,
    headers: { 'x-ms-error-code': code },
    body: { code, message: 'Why.', target: 'Request', details: null, inner: null },
  });
});

it('keeps the headers of an error', () => {
  const error = new RestError('Error.MethodNotAllowed', 'Why.', 'Request', { allow: 'POST' });
  expect(errorAnswer(error).headers).toEqual({ allow: 'POST', 'x-ms-error-code': 'Error.MethodNotAllowed' });
});

it.each(['filter', 'Filter', 'Groups', 'clientType'] as const)('answers a wrong %s as a problem', (target) => {
  expect(errorAnswer(new BindingRestError('Why.', target))).toMatchObject({
    status: 400,
    body: { code: 'Error.BadRequest', target, errors: { [target]: ['Why.'] }, status: 400, extensions: {} },
    withoutVersions: true,
  });
});

it.each([
  [undefined, 'application/problem+json'],
  ['*/*', 'application/problem+json'],
  ['application/json', 'application/problem+json'],
  ['application/json, text/json', 'application/json'],
])('answers a problem for the Accept header %j as %s', (accept, mediaType) => {
  expect(errorAnswer(new BindingRestError('Why.', 'filter'), accept).contentType).toBe(`${mediaType}; charset=utf-8`);
});
