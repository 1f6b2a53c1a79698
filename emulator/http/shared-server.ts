import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { answerMalformedRequests } from './malformed-request.js';
import { rejectRequest, type Rejection, rejectOnSocket } from './rejection.js';
import { describeHostProblem, useOriginForm } from './request-target.js';
import type { ServerCertificate } from './server-certificate.js';
import { ServiceRequest } from './service-request.js';

/** Where clients connect. Each method says whether the request is a client's, and takes it if so. */
export interface ClientEndpoint {
  handleRequest(request: IncomingMessage, response: ServerResponse): boolean;
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
}

/**
 * How long a connection may be idle: longer than the pools of clients keep one, 90 s in Go and 60 s in .NET. A server that
 * closes first resets the request that its client is just sending.
 */
const keepAliveTimeoutMs = 120_000;

const options: ServerOptions<typeof ServiceRequest> = {
  IncomingMessage: ServiceRequest,
  keepAliveTimeout: keepAliveTimeoutMs,
  // Checked here, so that its absence has an answer as any other wrong request.
  requireHostHeader: false,
};

/** One port for clients and REST: a request is of the first endpoint that takes it, and else REST's. */
export function createSharedServer(
  clients: readonly ClientEndpoint[],
  handleRest: (request: IncomingMessage, response: ServerResponse) => void,
  certificate: ServerCertificate | undefined,
): Server {
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const rejection = checkHost(request);
    if (rejection !== undefined) {
      rejectRequest(response, rejection);
      return;
    }
    useOriginForm(request);
    if (!clients.some((endpoint) => endpoint.handleRequest(request, response))) handleRest(request, response);
  };
  const server =
    certificate === undefined
      ? createServer(options, handle)
      : createSecureServer({ ...options, ...certificate }, handle);
  answerMalformedRequests(server);
  server.on('checkExpectation', ({ headers }, response) => {
    const message = `Expect is ${JSON.stringify(headers.expect)}; expected "100-continue" or no such header.`;
    rejectRequest(response, { status: 417, code: 'Error.ExpectationFailed', message });
  });
  server.on('upgrade', (request, socket, head) => {
    const rejection = checkHost(request);
    if (rejection !== undefined) {
      rejectOnSocket(socket, rejection);
      return;
    }
    useOriginForm(request);
    if (clients.some((endpoint) => endpoint.handleUpgrade(request, socket, head))) return;
    const [path = ''] = (request.url ?? '').split('?', 1);
    const message = `There is no WebSocket endpoint at ${path}; expected /clients/socketio/hubs/{hub}.`;
    rejectOnSocket(socket, { status: 404, code: 'Error.NotFound', message });
  });
  return server;
}

function checkHost(request: IncomingMessage): Rejection | undefined {
  const message = describeHostProblem(request);
  return message === undefined ? undefined : { status: 400, code: 'Error.BadRequest', message };
}
