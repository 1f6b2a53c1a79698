import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** An HTTP rejection of a client's request, with a reason that its developer can act on. */
export interface Rejection {
  readonly status: 400 | 401 | 404 | 503;
  readonly code: string;
  readonly message: string;
}

/** Answers a plain request. */
export function rejectRequest(response: ServerResponse, rejection: Rejection): void {
  const { status } = rejection;
  response
    .writeHead(status, { 'content-type': 'application/json', ...rejectionHeaders(rejection) })
    .end(body(rejection));
}

/** Answers a WebSocket upgrade, for which Node.js gives the bare socket only. */
export function rejectUpgrade(socket: Duplex, rejection: Rejection): void {
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
  socket.end([`HTTP/1.1 ${rejection.status} ${STATUS_CODES[rejection.status] ?? ''}`, ...lines, '', text].join('\r\n'));
}

/** Answers either kind of request. */
export function reject(request: IncomingMessage, response: ServerResponse | undefined, rejection: Rejection): void {
  if (response === undefined) rejectUpgrade(request.socket, rejection);
  else rejectRequest(response, rejection);
}

function body({ code, message }: Rejection): string {
  return JSON.stringify({ code, message });
}

function rejectionHeaders({ status }: Rejection): Record<string, string> {
  return status === 401 ? { 'www-authenticate': 'Bearer' } : {};
}
