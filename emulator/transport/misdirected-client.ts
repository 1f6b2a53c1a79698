import type { IncomingMessage } from 'node:http';
import type { Rejection } from '../http/rejection.js';

/** Where Socket.IO clients go by themselves, and what resembles the service's own path. */
const clientPaths = /^\/+(socket\.io|engine\.io|clients?)([/?]|$)/i;

const hubInPath = /\/hubs?\/+([^/]+)\/*$/i;

/**
 * Says to a Socket.IO client at a wrong path which one is right; undefined for any other request. A browser shows the answer
 * only with CORS headers.
 *
 * @see socket-io-serverless-protocol.md, "Client endpoint".
 */
export function findMisdirection({ url = '', headers }: IncomingMessage): Rejection | undefined {
  const queryStart = url.indexOf('?');
  const path = queryStart === -1 ? url : url.slice(0, queryStart);
  const query = queryStart === -1 ? '' : url.slice(queryStart);
  if (!clientPaths.test(url) && (query === '' || !new URLSearchParams(query).has('EIO'))) return undefined;
  const hub = hubInPath.exec(path)?.[1] ?? '{hub}';
  return {
    status: 404,
    code: 'Error.NotFound',
    message: `There is no Socket.IO endpoint at ${path}; expected /clients/socketio/hubs/${hub}. Give it to the client as its path: io(endpoint, { path: "/clients/socketio/hubs/${hub}" }).`,
    headers: {
      'access-control-allow-origin': headers.origin ?? '*',
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': headers['access-control-request-headers'] ?? '*',
      vary: 'Origin',
    },
  };
}
