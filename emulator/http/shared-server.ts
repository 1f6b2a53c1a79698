import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { ServerCertificate } from '../tls/server-certificate.js';
import type { ClientTransport } from '../transport/client-transport.js';
import { refuseUpgrade } from '../transport/refusal.js';
import { useOriginForm } from './request-target.js';
import { ServiceRequest } from './service-request.js';

/** One port for clients and REST: what is no client's request is REST's. */
export function createSharedServer(
  transport: Pick<ClientTransport, 'handleRequest' | 'handleUpgrade'>,
  handleRest: (request: IncomingMessage, response: ServerResponse) => void,
  certificate: ServerCertificate | undefined,
): Server {
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    useOriginForm(request);
    if (!transport.handleRequest(request, response)) handleRest(request, response);
  };
  const options = { IncomingMessage: ServiceRequest };
  const server =
    certificate === undefined
      ? createServer(options, handle)
      : createSecureServer({ ...options, ...certificate }, handle);
  server.on('upgrade', (request, socket, head) => {
    useOriginForm(request);
    if (transport.handleUpgrade(request, socket, head)) return;
    const [path = ''] = (request.url ?? '').split('?', 1);
    const message = `There is no WebSocket endpoint at ${path}; expected /clients/socketio/hubs/{hub}.`;
    refuseUpgrade(socket, { status: 404, code: 'Error.NotFound', message });
  });
  return server;
}
