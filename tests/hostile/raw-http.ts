import { connect } from 'node:net';
import { clientPath } from '../../protocol/index.js';
import { hub, type Target, tokenFor } from './target.js';

export type RawHeaders = Readonly<Record<string, string | undefined>>;

export interface RawRequest {
  readonly method?: string;
  /** As it stands on the wire, with its query. */
  readonly path: string;
  /** `undefined` leaves out a header that would be sent. */
  readonly headers?: RawHeaders;
  readonly body?: string;
}

/** Sends a REST request, with a good token, that no HTTP library has tidied up. */
export function sendRest(target: Target, { method = 'POST', path, headers, body = '' }: RawRequest): Promise<string> {
  return sendRequest(target, {
    method,
    path,
    headers: {
      authorization: `Bearer ${tokenFor(target, path.split('?')[0] ?? '')}`,
      'content-type': 'text/plain',
      'content-length': String(Buffer.byteLength(body)),
      ...headers,
    },
    body,
  });
}

/** Sends a handshake, with a good token unless the query has one. */
export function sendHandshake(
  target: Target,
  { query = '', path = `${clientPath(hub)}/`, ...request }: Partial<RawRequest> & { readonly query?: string },
): Promise<string> {
  const token = query.includes('access_token=') ? '' : `&access_token=${tokenFor(target, clientPath(hub))}`;
  return sendRequest(target, { method: 'GET', path: `${path}?${query}${token}`, ...request });
}

/** Sends a request as it is and waits for the end of the connection. */
export async function sendRequest(
  { endpoint }: Target,
  { method = 'GET', path, headers = {}, body = '' }: RawRequest,
): Promise<string> {
  const { host, port } = new URL(endpoint);
  const sent: RawHeaders = { host, connection: 'close', ...headers };
  const lines = Object.entries(sent)
    .filter(([, value]) => value !== undefined)
    .map(([name, value = '']) => `${name}: ${value}`);
  const socket = connect({ host: '127.0.0.1', port: Number(port) });
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  // A reset is one of the ways in which a connection ends: what came before it is the outcome.
  socket.on('error', () => socket.destroy());
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.end(Buffer.from([`${method} ${path} HTTP/1.1`, ...lines, '', body].join('\r\n'), 'latin1'));
  await closed;
  return outcome(Buffer.concat(chunks).toString('utf8'));
}

function outcome(answer: string): string {
  const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1];
  if (status === undefined) return 'closed';
  const code = /^x-ms-error-code: (\S+)/im.exec(answer)?.[1] ?? /"code":"?([\w.]+)/.exec(answer)?.[1];
  return code === undefined ? status : `${status} ${code}`;
}
