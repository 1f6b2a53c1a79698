import { BindingRestError, type RestError } from './rest-error.js';
import type { RestAnswer } from './rest-answer.js';

/**
 * The answer for a rejected request, in one of the two recorded shapes.
 *
 * @param accept the request's Accept header.
 */
export function errorAnswer(error: RestError, accept?: string): RestAnswer {
  const { status } = error;
  const headers = { ...error.headers, 'x-ms-error-code': error.code };
  if (!(error instanceof BindingRestError)) return { status, headers, body: detail(error) };
  // Recorded: problem+json for "application/json", plain JSON for "application/json, text/json".
  const mediaType = accept?.includes('text/json') === true ? 'application/json' : 'application/problem+json';
  return {
    status,
    headers,
    contentType: `${mediaType}; charset=utf-8`,
    body: problem(error),
    withoutVersions: true,
  };
}

function detail({ code, message, target }: RestError): object {
  return { code, message, target, details: null, inner: null };
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
