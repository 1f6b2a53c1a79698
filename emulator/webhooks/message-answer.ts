import { readContentType } from '../http/content-type.js';
import { decodeBody } from '../http/decode-body.js';
import type { LogFields } from '../log/log-fields.js';
import type { WebhookAnswer } from './webhook-client.js';

/** What an answer may be that is sent to a client. */
const mediaTypes = ['text/plain', 'application/json', 'application/octet-stream'];

/** What the handler of a client's event wants delivered to that client, or why nobody handled it. */
export type MessageAnswer =
  | { readonly handled: true; readonly payload: string }
  | {
      readonly handled: false;
      readonly reason: string;
      /** What was sent, and what to do, for the log. */
      readonly about?: LogFields;
    };

/** Reads the answer to a client's event as the payload that it is; an answer of no bytes wants nothing delivered. */
export function readMessageAnswer({ body, contentType }: Pick<WebhookAnswer, 'body' | 'contentType'>): MessageAnswer {
  if (body.length === 0) return { handled: true, payload: '' };
  const read = readContentType(contentType ?? 'application/octet-stream');
  if (read === undefined || !mediaTypes.includes(read.mediaType)) {
    const seen = JSON.stringify(contentType);
    return { handled: false, reason: `the event handler's answer is ${seen}; expected ${mediaTypes.join(', ')}` };
  }
  const decoded = decodeBody(body, read.charset);
  if (!decoded.decoded) return { handled: false, reason: `the event handler's answer ${decoded.problem}` };
  return { handled: true, payload: decoded.text };
}
