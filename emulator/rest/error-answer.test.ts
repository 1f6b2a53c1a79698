import { expect, it } from 'vitest';
import { errorAnswer } from './error-answer.js';
import { type ErrorCode, errorStatuses, FilterRestError, RestError } from './rest-error.js';

it.each(Object.entries(errorStatuses))('answers %s with status %i', (code, status) => {
  expect(errorAnswer(new RestError(code as ErrorCode, 'Why.', 'Request'))).toEqual({
    status,
    headers: { 'x-ms-error-code': code },
    contentType: 'application/json; charset=utf-8',
    body: { code, message: 'Why.', target: 'Request', details: null, innererror: null },
  });
});

it('keeps the headers of an error', () => {
  const error = new RestError('Error.MethodNotAllowed', 'Why.', 'Request', { allow: 'POST' });
  expect(errorAnswer(error).headers).toEqual({ allow: 'POST', 'x-ms-error-code': 'Error.MethodNotAllowed' });
});

it.each(['filter', 'Filter'] as const)('answers a wrong %s as a problem', (target) => {
  expect(errorAnswer(new FilterRestError('Why.', target))).toMatchObject({
    status: 400,
    contentType: 'application/problem+json; charset=utf-8',
    body: { code: 'Error.BadRequest', target, errors: { [target]: ['Why.'] }, status: 400, extensions: {} },
  });
});
