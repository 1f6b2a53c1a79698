import type { Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { rejectOnSocket, type Rejection } from './rejection.js';

/** What Node.js says of a request that it could not read. */
interface MalformedRequestError extends Error {
  readonly code?: string;
  /** The bytes among which it failed. */
  readonly rawPacket?: Buffer;
}

/**
 * Answers bytes that are no HTTP, or too much of it, and ends their connection. Where an answer to an earlier request is
 * under way, its connection only ends: what came after it would look like its rest.
 */
export function answerMalformedRequests(server: Server): void {
  /** By connection: its answers that are not finished, in their order, and perhaps the last one that is. */
  const answers = new WeakMap<Duplex, ServerResponse[]>();
  server.on('request', ({ socket }, response) => {
    const earlier = answers.get(socket);
    if (earlier === undefined) {
      answers.set(socket, [response]);
      return;
    }
    while (earlier[0]?.writableFinished === true) earlier.shift();
    earlier.push(response);
  });
  server.on('clientError', (error: MalformedRequestError, socket: Duplex) => {
    const isBusy = answers.get(socket)?.some((answer) => answer.headersSent && answer.socket === socket) === true;
    if (error.code === 'ECONNRESET' || !socket.writable || isBusy) socket.destroy();
    else rejectOnSocket(socket, rejection(error), { withoutBody: isHead(error) });
  });
}

function rejection({ code = '', message }: MalformedRequestError): Rejection {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return {
        status: 431,
        code: 'Error.RequestHeaderFieldsTooLarge',
        message: 'The request line and headers are longer than 16 KiB. Send shorter ones.',
      };
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return { status: 408, code: 'Error.RequestTimeout', message: 'The request did not come to its end in time.' };
    default:
      return { status: 400, code: 'Error.BadRequest', message: `The request is not HTTP/1.1: ${message}.` };
  }
}

/** A client reads no body after HEAD, whatever the answer says. */
function isHead({ rawPacket }: MalformedRequestError): boolean {
  return rawPacket?.subarray(0, 5).toString('latin1') === 'HEAD ';
}
