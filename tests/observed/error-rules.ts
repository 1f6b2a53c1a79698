import { isDeepStrictEqual } from 'node:util';
import type { ObservedExchange } from '../../specs/observed-exchanges.js';
import { jsonBody, type AnswerRule } from './answer-rule.js';
import { recordedError, type RecordedError } from './recorded-error.js';

interface ErrorBody extends RecordedError {
  readonly code: string;
  /** Only a problem has them. */
  readonly errors?: unknown;
}

/** A rule about answers that have the body of an error. */
function errorRule(rule: string, holds: (error: ErrorBody, exchange: ObservedExchange) => boolean): AnswerRule {
  return {
    rule,
    holds: (exchange) => {
      const error = exchange.response.status < 400 ? undefined : jsonBody(exchange.response);
      return error === undefined || holds(error as ErrorBody, exchange);
    },
  };
}

export const errorRules: readonly AnswerRule[] = [
  errorRule(
    'the header x-ms-error-code is the code of the body',
    ({ code }, { response }) => code === response.headers['x-ms-error-code'],
  ),
  errorRule('the message and target are the recorded ones', ({ message, target }, exchange) =>
    isDeepStrictEqual({ message, target }, recordedError(exchange)),
  ),
  errorRule(
    'a problem has its message again under its target',
    ({ message, target, errors }) => errors === undefined || isDeepStrictEqual(errors, { [target]: [message] }),
  ),
  errorRule(
    'a problem comes without api-supported-versions, another error with it',
    ({ errors }, { response }) => (errors === undefined) === 'api-supported-versions' in response.headers,
  ),
  errorRule(
    'a problem is application/problem+json for Accept: application/json, any other error application/json',
    ({ errors }, { request, response }) => {
      const isProblem = errors !== undefined && request.headers['accept'] === 'application/json';
      const mediaType = isProblem ? 'application/problem+json' : 'application/json';
      return response.headers['content-type'] === `${mediaType}; charset=utf-8`;
    },
  ),
  {
    rule: 'the 404 of a HEAD has the length of the body that it leaves out',
    holds: (exchange) => {
      const { request, response } = exchange;
      if (request.method !== 'HEAD' || response.status !== 404) return true;
      const code = response.headers['x-ms-error-code'];
      const body = JSON.stringify({ code, ...recordedError(exchange), details: null, inner: null });
      return Number(response.headers['content-length']) === Buffer.byteLength(body);
    },
  },
];
