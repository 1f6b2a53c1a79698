import { CheckedPayload } from '../commands/checked-payload.js';
import { readContentType } from '../http/content-type.js';
import { PayloadError } from '../sockets/downstream-payload.js';
import { parseJsonBody, readTextBody } from './request-body.js';
import type { RestCall } from './rest-call.js';
import { RestError } from './rest-error.js';

/** A send's checked payload, or the reason why no Socket.IO client could read it. */
export type SendBody =
  { readonly readable: true; readonly payload: CheckedPayload } | { readonly readable: false; readonly reason: string };

/**
 * Reads the Engine.IO payload of a send's body, whatever its content type.
 *
 * @throws RestError where a JSON body is not valid JSON.
 */
export function readSendBody(call: RestCall): SendBody {
  if (isJson(call)) parseJsonBody(readTextBody(call));
  try {
    const payload = readTextBody(call);
    return { readable: true, payload: CheckedPayload.parse(payload) };
  } catch (error) {
    if (error instanceof PayloadError || error instanceof RestError) return { readable: false, reason: error.message };
    throw error;
  }
}

function isJson({ contentType }: RestCall): boolean {
  return readContentType(contentType ?? '')?.mediaType === 'application/json';
}
