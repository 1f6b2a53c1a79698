import { readContentType } from '../http/content-type.js';
import { decodeBody } from '../http/decode-body.js';
import { parseDownstreamPayload, PayloadError } from '../sockets/downstream-payload.js';
import { checkFilter } from './check-request.js';
import type { RestCall } from './rest-call.js';
import { RestError } from './rest-error.js';

/** The members of a bulk operation on groups. */
export interface GroupsRequest {
  readonly groups: readonly string[];
  readonly filter?: string;
}

/**
 * The Engine.IO payload of a send's body, whatever its content type.
 *
 * @throws RestError where it is no text, or no payload, since no Socket.IO client could read it.
 */
export function readPayload(call: RestCall): string {
  const text = readText(call);
  if (isJson(call)) parseJson(text);
  try {
    parseDownstreamPayload(text);
  } catch (error) {
    if (error instanceof PayloadError) throw new RestError('Error.BadRequest', error.message, 'Request');
    throw error;
  }
  return text;
}

/** The body of addToGroups and removeFromGroups, with everything in it checked. */
export function readGroupsRequest(call: RestCall): GroupsRequest {
  const value = parseJson(readText(call));
  const problem = call.operation.requestBody?.check('application/json', value)[0];
  if (problem !== undefined) throw new RestError('Error.BadRequest', `${problem}.`, 'Request');
  const { groups, filter } = value as { groups: string[]; filter?: string | null };
  checkFilter(filter, 'Filter');
  return { groups, ...(typeof filter === 'string' && { filter }) };
}

function readText({ body, contentType }: RestCall): string {
  const charset = readContentType(contentType ?? '')?.charset ?? 'utf-8';
  const decoded = decodeBody(body, charset);
  if (decoded.decoded) return decoded.text;
  throw new RestError(
    'Error.BadRequest',
    `The request body ${decoded.problem}. Send utf-8, or name its charset in Content-Type.`,
    'Request',
  );
}

function isJson({ contentType }: RestCall): boolean {
  return readContentType(contentType ?? '')?.mediaType === 'application/json';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = (error as Error).message;
    throw new RestError('Error.BadRequest', `The request body is not valid JSON: ${reason}.`, 'Request');
  }
}
