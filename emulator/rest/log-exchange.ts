import type { IncomingMessage } from 'node:http';
import { CommandError } from '../commands/command-error.js';
import type { LogFields } from '../log/log-fields.js';
import type { Logger } from '../log/event-log.js';
import type { RestAnswer } from './rest-answer.js';
import type { RestCall } from './rest-call.js';
import { type ErrorCode, RestError } from './rest-error.js';

/** A REST request on its way through the server. */
export interface Exchange {
  readonly startedAt: number;
  /** Whether it only asks if the emulator is ready. */
  isProbe?: boolean;
  /** Set once it is checked. */
  call?: RestCall;
  /** Why it was rejected. */
  error?: unknown;
}

/** What a backend asks in the ordinary course of things; any other rejection is a mistake of its program. */
const ordinaryCodes: ReadonlySet<ErrorCode> = new Set([
  'Error.Connection.NotExisted',
  'Info.Connection.NotExisted',
  'Warning.Connection.NotExisted',
  'Warning.Group.NotExisted',
  'Warning.User.NotExisted',
  'Error.Connection.Conflict',
  'Error.ServiceUnavailable',
]);

/** Logs a request with its answer: a mistake of the caller at `warn`, any other at `info`. */
export function logExchange(log: Logger, request: IncomingMessage, exchange: Exchange, answer: RestAnswer): void {
  const { error } = exchange;
  const isMistake = error instanceof CommandError || (error instanceof RestError && !ordinaryCodes.has(error.code));
  if (isMistake) log.warn({ ...describe(request, exchange, answer), reason: error.message }, 'request rejected');
  else if (log.isEnabled('info')) log.info(describe(request, exchange, answer), 'request');
}

function describe(request: IncomingMessage, { startedAt, call }: Exchange, answer: RestAnswer): LogFields {
  const { method = '', url = '', headers } = request;
  const queryStart = url.indexOf('?');
  const { status, body = '', receivers, reason } = answer;
  return {
    hub: call === undefined || call.hub === '' ? undefined : call.hub,
    operation: call?.operation.operationId,
    method,
    path: queryStart === -1 ? url : url.slice(0, queryStart),
    status: answer.dropped === true ? undefined : status,
    durationMs: performance.now() - startedAt,
    reason,
    receivers,
    request: { headers, query: queryStart === -1 ? '' : url.slice(queryStart), body: call?.body ?? '' },
    answer: { headers: answer.headers ?? {}, body: typeof body === 'object' ? JSON.stringify(body) : body },
  };
}
