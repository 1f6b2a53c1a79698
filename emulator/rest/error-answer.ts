import { FilterRestError, type RestError } from './rest-error.js';
import type { RestAnswer } from './rest-answer.js';

/** The answer for a refused request, in one of the two shapes that were observed. */
export function errorAnswer(error: RestError): RestAnswer {
  const headers = { ...error.headers, 'x-ms-error-code': error.code };
  return error instanceof FilterRestError
    ? { status: error.status, headers, contentType: 'application/problem+json; charset=utf-8', body: problem(error) }
    : { status: error.status, headers, contentType: 'application/json; charset=utf-8', body: detail(error) };
}

function detail({ code, message, target }: RestError): object {
  return { code, message, target, details: null, innererror: null };
}

function problem({ code, message, target, status }: RestError): object {
  return {
    code,
    message,
    target,
    errors: { [target]: [message] },
    type: null,
    title: 'One or more validation errors occurred.',
    status,
    detail: null,
    instance: null,
    extensions: {},
  };
}
