import type { IncomingMessage, ServerResponse } from 'node:http';
import { apiVersions } from './api-versions.js';
import type { RestAnswer } from './rest-answer.js';
import { hasUnreadBody, restOf } from '../http/unread-body.js';

const versionsHeader = ['api-supported-versions', apiVersions.join(', ')] as const;

/** Writes an answer at once, whether or not the rest of its request has come; not where its client has gone. */
export function writeAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: RestAnswer,
  closeConnection: boolean,
): void {
  if (response.destroyed) return;
  if (answer.dropped === true) {
    response.destroy();
    return;
  }
  const { status, headers = {}, contentType = 'application/json; charset=utf-8' } = answer;
  const body = typeof answer.body === 'object' ? JSON.stringify(answer.body) : answer.body;
  const lines: string[] = Object.entries(headers).flat();
  if (answer.withoutVersions !== true) lines.push(...versionsHeader);
  if (closeConnection) lines.push('connection', 'close');
  if (body !== undefined) lines.push('content-type', contentType);
  if (answer.chunked !== true && hasLength(status, request.method, body)) {
    lines.push('content-length', String(Buffer.byteLength(body ?? '')));
  }
  response.writeHead(status, lines);
  if (!hasUnreadBody(request)) {
    response.end(body);
    return;
  }
  response.write(body ?? '');
  response.flushHeaders();
  void restOf(request).then(() => response.end());
}

/** Whether the answer says its length: one to HEAD does where it is that of the body that GET had. */
function hasLength(status: number, method: string | undefined, body: string | undefined): boolean {
  return body !== undefined || (status !== 204 && method !== 'HEAD');
}
