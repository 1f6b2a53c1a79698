import type { IncomingMessage } from 'node:http';

/** Hands over the whole body of a request as text. */
export function readBody(request: IncomingMessage, onBody: (body: string) => void): void {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => (body += chunk));
  request.on('end', () => onBody(body));
}
