import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** An HTTP rejection of a client's request, with a reason that its developer can act on. */
export interface Rejection {
  readonly status: 400 | 401 | 403 | 404 | 408 | 417 | 431 | 503;
  readonly code: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers a plain request. */
export function rejectRequest(response: ServerResponse, rejection: Rejection): void {
  const { status } = rejection;
  response
    .writeHead(status, { 'content-type': 'application/json', ...rejectionHeaders(rejection) })
    .end(body(rejection));
}

/** Answers a WebSocket upgrade or a malformed request, for which Node.js gives the bare socket only, and ends it. */
export function rejectOnSocket(socket: Duplex, rejection: Rejection, { withoutBody = false } = {}): void {
  const text = body(rejection);
  const headers = {
    connection: 'close',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(text)),
    ...rejectionHeaders(rejection),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.on('error', () => socket.destroy());
  // A client that does not close its side must not keep the connection.
  socket.on('finish', () => socket.destroy());
  socket.end(
    [
      `HTTP/1.1 ${rejection.status} ${STATUS_CODES[rejection.status] ?? ''}`,
      ...lines,
      '',
      withoutBody ? '' : text,
    ].join('\r\n'),
  );
}

/** Answers either kind of request. */
export function reject(request: IncomingMessage, response: ServerResponse | undefined, rejection: Rejection): void {
  if (response === undefined) rejectOnSocket(request.socket, rejection);
  else rejectRequest(response, rejection);
}

function body({ code, message }: Rejection): string {
  return JSON.stringify({ code, message });
}

function rejectionHeaders({ status, headers }: Rejection): Record<string, string> {
  return { ...(status === 401 && { 'www-authenticate': 'Bearer' }), ...headers };
}
