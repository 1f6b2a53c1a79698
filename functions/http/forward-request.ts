import { request as connect, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

const invocationHeader = 'x-ms-invocation-id';

/** Headers that are about one connection only, and what host and worker say to each other. */
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
  'te',
  'trailer',
  invocationHeader,
];

/**
 * Forwards a request as a stream to a worker that takes HTTP itself, and its answer back.
 *
 * @param httpUri where the worker listens.
 * @param signal aborts the request, where the invocation ends without an answer.
 * @throws Error where the worker gives no answer, or the client goes away.
 */
export async function forwardRequest(
  incoming: IncomingMessage,
  response: ServerResponse,
  httpUri: string,
  invocationId: string,
  signal: AbortSignal,
): Promise<void> {
  const { host = 'localhost' } = incoming.headers;
  const headers = { ...withoutHopByHop(incoming.headers), [invocationHeader]: invocationId };
  const forwarded = { 'x-forwarded-host': host, 'x-forwarded-proto': 'http' };
  const { hostname, port } = new URL(httpUri);
  const outgoing = connect({
    hostname,
    port,
    path: incoming.url,
    method: incoming.method,
    headers: { ...headers, ...forwarded, host },
    signal,
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once('response', resolve).once('error', reject);
  });
  const sent = pipeline(incoming, outgoing, { signal });
  // A worker may answer before it has read everything.
  sent.catch(() => undefined);
  const answer = await answered;
  response.writeHead(answer.statusCode ?? 500, withoutHopByHop(answer.headers));
  await pipeline(answer, response);
}

function withoutHopByHop<Headers extends object>(headers: Headers): Headers {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.includes(name))) as Headers;
}
