import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Duplex } from 'node:stream';
import type { ServerCertificate } from './server-certificate.js';
import { rejectUpgrade } from './rejection.js';
import { useOriginForm } from './request-target.js';
import { ServiceRequest } from './service-request.js';

/** Where clients connect. Each method says whether the request is a client's, and takes it if so. */
export interface ClientEndpoint {
  handleRequest(request: IncomingMessage, response: ServerResponse): boolean;
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
}

/** One port for clients and REST: what is no client's request is REST's. */
export function createSharedServer(
  clients: ClientEndpoint,
  handleRest: (request: IncomingMessage, response: ServerResponse) => void,
  certificate: ServerCertificate | undefined,
): Server {
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    useOriginForm(request);
    if (!clients.handleRequest(request, response)) handleRest(request, response);
  };
  const options = { IncomingMessage: ServiceRequest };
  const server =
    certificate === undefined
      ? createServer(options, handle)
      : createSecureServer({ ...options, ...certificate }, handle);
  server.on('upgrade', (request, socket, head) => {
    useOriginForm(request);
    if (clients.handleUpgrade(request, socket, head)) return;
    const [path = ''] = (request.url ?? '').split('?', 1);
    const message = `There is no WebSocket endpoint at ${path}; expected /clients/socketio/hubs/{hub}.`;
    rejectUpgrade(socket, { status: 404, code: 'Error.NotFound', message });
  });
  return server;
}
