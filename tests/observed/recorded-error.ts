import { decodePathSegment, matchOperation } from '../../openapi/index.js';
import type { ObservedExchange, ObservedRequest } from '../../specs/observed-exchanges.js';
import { jsonBody } from './answer-rule.js';

export interface RecordedError {
  readonly message: string;
  readonly target: string;
}

const groupNameMessage = 'Invalid group name. Valid group name should be in between 1 and 1024 characters long.';

/** The message and target that the service is known to give for a request, by its answer's status. */
export function recordedError({ request, response }: ObservedExchange): RecordedError {
  return response.status === 404 ? notFound(request) : badRequest(request);
}

function notFound({ method, path }: ObservedRequest): RecordedError {
  const { connectionId, userId, group } = matchOperation(method, path)?.pathParameters ?? {};
  if (connectionId !== undefined) {
    return { message: `Connection \`${decodePathSegment(connectionId)}\` is not found.`, target: 'Connection' };
  }
  if (userId !== undefined) {
    return { message: `User \`${decodePathSegment(userId)}\` is not found.`, target: 'User' };
  }
  // No body was recorded for a group: the text is known by its length, which depends on the name's.
  return { message: `Group \`${decodePathSegment(group ?? '')}\` is empty.`, target: 'Group' };
}

function badRequest({ path, query, body }: ObservedRequest): RecordedError {
  const parameters = Object.fromEntries(query.map(([name, value]) => [name, decodeURIComponent(value)]));
  const { filter, clientType } = parameters;
  const sent = (jsonBody({ body }) ?? {}) as { readonly filter?: string; readonly groups?: readonly string[] };
  if (filter !== undefined) return { message: filterMessage(filter), target: 'filter' };
  if (clientType !== undefined) return { message: `The value '${clientType}' is not valid.`, target: 'clientType' };
  if (path.includes('/permissions/')) return { message: groupNameMessage, target: 'Request' };
  if (sent.groups === undefined) return { message: groupNameMessage, target: 'Groups' };
  return { message: filterMessage(sent.filter ?? ''), target: 'Filter' };
}

function filterMessage(filter: string): string {
  const syntaxError = `Syntax error at position ${filter.length} in '${filter}'`;
  return `Invalid syntax for '${filter}': ${syntaxError}. (Parameter 'filter')`;
}
