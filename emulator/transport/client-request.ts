import type { IncomingMessage } from 'node:http';
import { hubNameRule, isHubName } from '../../protocol/index.js';

/** A request to a hub's Socket.IO endpoint. */
export interface ClientRequest {
  /** As it stands in the path, decoded. */
  readonly hub: string;
  /** Without the query, still percent-encoded. */
  readonly rawPath: string;
  readonly query: URLSearchParams;
  /** The id of the session that it is for; undefined for a handshake. */
  readonly sessionId: string | undefined;
}

const pathStart = '/clients/socketio/hubs/';
const clientPath = /^\/clients\/socketio\/hubs\/([^/]+)\/?$/;

/**
 * Reads a request to `/clients/socketio/hubs/{hub}`, with or without a trailing slash; undefined for any other path.
 *
 * @see socket-io-serverless-protocol.md, "Client endpoint".
 */
export function readClientRequest({ url = '' }: IncomingMessage): ClientRequest | undefined {
  if (!url.startsWith(pathStart)) return undefined;
  const queryStart = url.indexOf('?');
  const rawPath = queryStart === -1 ? url : url.slice(0, queryStart);
  const segment = clientPath.exec(rawPath)?.[1];
  if (segment === undefined) return undefined;
  const query = new URLSearchParams(queryStart === -1 ? '' : url.slice(queryStart + 1));
  // The last one, as Engine.IO reads it.
  return { hub: decodeSegment(segment), rawPath, query, sessionId: query.getAll('sid').at(-1) };
}

/** Says what no client of this service would send, and what is expected instead; undefined where all is well. */
export function findRequestError(request: IncomingMessage, client: ClientRequest): string | undefined {
  const { method = '' } = request;
  if (method !== 'GET' && method !== 'POST') {
    // Engine.IO's own test suite expects 400 here, not the 405 of HTTP.
    return `The method is ${method}; expected GET or POST, as Engine.IO clients send.`;
  }
  if (!isHubName(client.hub)) return `The hub is named ${JSON.stringify(client.hub)}; a hub's name is ${hubNameRule}.`;
  const version = client.query.get('EIO');
  if (version !== '4') {
    return `The query parameter EIO is ${JSON.stringify(version)}; expected "4". Use Engine.IO 4, as socket.io-client 3 and later do.`;
  }
  return undefined;
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
