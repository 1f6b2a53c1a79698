import { setTimeout as delay } from 'node:timers/promises';
import type { OperationMatch } from '../../openapi/index.js';
import type { RestFault } from '../faults/fault.js';
import type { Faults } from '../faults/faults.js';
import type { RestAnswer } from './rest-answer.js';
import { type ErrorCode, errorStatuses } from './rest-error.js';

/** Waits as the fault of a call says. Returns what it answers; undefined where the call has none, or goes on after it. */
export async function injectedAnswer(
  faults: Faults,
  { operation, pathParameters }: OperationMatch,
): Promise<RestAnswer | undefined> {
  const fault = faults.ofCall(operation.operationId, pathParameters['hub'] ?? '');
  if (fault === undefined) return undefined;
  if (fault.delayMs !== undefined) await delay(fault.delayMs, undefined, { ref: false });
  if (fault.drop === true) return { status: 0, dropped: true, reason: 'an injected fault dropped it' };
  return fault.status === undefined ? undefined : answerOf(fault, fault.status);
}

function answerOf({ headers = {}, body }: RestFault, status: number): RestAnswer {
  const code = codeOf(status);
  return {
    status,
    headers: { ...(code !== undefined && { 'x-ms-error-code': code }), ...headers },
    body: body ?? { code, message: `An injected fault answered ${status}.`, target: 'Request' },
    reason: 'an injected fault answered it',
  };
}

/** The service's own code of a status: never that of a connection, a group or a user. Undefined where it is not known. */
function codeOf(status: number): string | undefined {
  return (Object.keys(errorStatuses) as ErrorCode[]).find((code) => errorStatuses[code] === status);
}
