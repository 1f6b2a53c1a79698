import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** An HTTP refusal of a client's request, with a reason that its developer can act on. */
export interface Refusal {
  readonly status: 400 | 401 | 404 | 503;
  readonly code: string;
  readonly message: string;
}

/** Answers a plain request. */
export function refuseRequest(response: ServerResponse, refusal: Refusal): void {
  const { status } = refusal;
  response.writeHead(status, { 'content-type': 'application/json', ...refusalHeaders(refusal) }).end(body(refusal));
}

/** Answers a WebSocket upgrade, for which Node.js gives the bare socket only. */
export function refuseUpgrade(socket: Duplex, refusal: Refusal): void {
  const text = body(refusal);
  const headers = {
    connection: 'close',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(text)),
    ...refusalHeaders(refusal),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.on('error', () => socket.destroy());
  // A client that does not close its side must not keep the connection.
  socket.on('finish', () => socket.destroy());
  socket.end([`HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? ''}`, ...lines, '', text].join('\r\n'));
}

/** Answers either kind of request. */
export function refuse(request: IncomingMessage, response: ServerResponse | undefined, refusal: Refusal): void {
  if (response === undefined) refuseUpgrade(request.socket, refusal);
  else refuseRequest(response, refusal);
}

function body({ code, message }: Refusal): string {
  return JSON.stringify({ code, message });
}

function refusalHeaders({ status }: Refusal): Record<string, string> {
  return status === 401 ? { 'www-authenticate': 'Bearer' } : {};
}
