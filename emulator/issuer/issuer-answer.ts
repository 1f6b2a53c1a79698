import type { IncomingMessage, ServerResponse } from 'node:http';
import { hasUnreadBody, restOf } from '../http/unread-body.js';
import { OAuthError } from './oauth-error.js';

/** What the issuer answers: always a JSON object. */
export interface IssuerAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: object;
}

/** @see RFC 6749, 5.2 "Error Response"; 4.1.2.1 for `server_error`. */
export function errorAnswer(error: unknown): IssuerAnswer {
  const { message } = error as Error;
  if (!(error instanceof OAuthError)) return { status: 500, body: describeError('server_error', message) };
  return { status: error.status, headers: error.headers, body: describeError(error.code, message) };
}

function describeError(error: string, description: string): object {
  return { error, error_description: description };
}

/** Writes an answer at once, whether or not its request has come to its end. Tokens must not be cached. */
export function writeIssuerAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: IssuerAnswer,
): void {
  if (response.destroyed) return;
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    pragma: 'no-cache',
    ...headers,
  });
  if (!hasUnreadBody(request)) {
    response.end(text);
    return;
  }
  response.write(text);
  void restOf(request).then(() => response.end());
}
