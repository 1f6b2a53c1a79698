import { isTooDeep, maxJsonDepth } from '../../lib/json-depth.js';
import type { CheckedFilter } from '../filter/index.js';
import { readContentType } from '../http/content-type.js';
import { decodeBody } from '../http/decode-body.js';
import { checkFilter } from './check-request.js';
import type { RestCall } from './rest-call.js';
import { BindingRestError, invalidGroupName, RestError } from './rest-error.js';

/** The members of a bulk operation on groups. */
export interface GroupsRequest {
  readonly groups: readonly string[];
  readonly filter: CheckedFilter;
}

/** The body of addToGroups and removeFromGroups, with everything in it checked. */
export function readGroupsRequest(call: RestCall): GroupsRequest {
  const value = parseJsonBody(readTextBody(call));
  if (isObject(value) && (value['groups'] ?? null) === null) throw new BindingRestError(invalidGroupName, 'Groups');
  const problem = call.operation.requestBody?.check('application/json', value)[0];
  if (problem !== undefined) throw new RestError('Error.BadRequest', `${problem}.`, 'Request');
  const { groups, filter } = value as { groups: string[]; filter?: string | null };
  return { groups, filter: checkFilter(filter, 'Filter') };
}

/** @throws RestError where the bytes are not text in the charset of the content type. */
export function readTextBody({ body, contentType }: RestCall): string {
  const charset = readContentType(contentType ?? '')?.charset ?? 'utf-8';
  const decoded = decodeBody(body, charset);
  if (decoded.decoded) return decoded.text;
  throw new RestError(
    'Error.BadRequest',
    `The request body ${decoded.problem}. Send utf-8, or name its charset in Content-Type.`,
    'Request',
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws RestError where the text is not valid JSON, or too deep. */
export function parseJsonBody(text: string): unknown {
  if (isTooDeep(text)) {
    const message = `The request body has more than ${maxJsonDepth} levels of lists and objects; expected fewer.`;
    throw new RestError('Error.BadRequest', message, 'Request');
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = (error as Error).message;
    throw new RestError('Error.BadRequest', `The request body is not valid JSON: ${reason}.`, 'Request');
  }
}
