import type { IncomingMessage } from 'node:http';
import { createSecureServer, type Http2ServerRequest } from 'node:http2';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';

export interface DeliveredEvent {
  readonly name: string;
  readonly httpVersion: string;
}

export interface SecureEventHandler extends AsyncDisposable {
  readonly url: string;
  /** In the order in which they came, without validation requests. */
  readonly events: readonly DeliveredEvent[];
}

type Request = IncomingMessage | Http2ServerRequest;

/** What the answers of both HTTP versions have in common. */
interface Response {
  statusCode: number;
  setHeader(name: string, value: string): unknown;
  end(body: string): unknown;
}

/** `both`: HTTP/2 for whoever offers it, else HTTP/1.1. */
export type HttpVersions = '1.1' | '2' | 'both';

/** An HTTPS event handler on a free port, which acknowledges each message with the length of what it got. */
export async function startSecureEventHandler(
  versions: HttpVersions,
  certificate: { readonly cert: string; readonly key: string },
): Promise<SecureEventHandler> {
  const events: DeliveredEvent[] = [];
  const answer = (request: Request, response: Response): void => {
    response.statusCode = 200;
    if (request.method === 'OPTIONS') {
      response.setHeader('webhook-allowed-origin', '*');
      response.end('');
      return;
    }
    void text(request).then((body) => {
      const { headers, httpVersion } = request;
      events.push({ name: String(headers['ce-eventname']), httpVersion });
      const [, acknowledgement] = /^42(\d+)/.exec(body) ?? [];
      response.setHeader('content-type', 'text/plain');
      response.end(acknowledgement === undefined ? '' : `43${acknowledgement}[${body.length}]`);
    });
  };
  const server =
    versions === '1.1'
      ? createServer(certificate, answer)
      : createSecureServer({ ...certificate, allowHTTP1: versions === 'both' }, answer);
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    events,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
