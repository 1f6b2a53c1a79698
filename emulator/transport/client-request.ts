import type { IncomingMessage } from 'node:http';

/** A request to a hub's Socket.IO endpoint. */
export interface ClientRequest {
  /** As it stands in the path, decoded. */
  readonly hub: string;
  /** Without the query, still percent-encoded. */
  readonly rawPath: string;
  readonly query: URLSearchParams;
}

const clientPath = /^\/clients\/socketio\/hubs\/([^/]+)\/?$/;

/**
 * Reads a request to `/clients/socketio/hubs/{hub}`, with or without a trailing slash; undefined for any other path.
 *
 * @see socket-io-serverless-protocol.md, "Client endpoint".
 */
export function readClientRequest({ url = '' }: IncomingMessage): ClientRequest | undefined {
  const queryStart = url.indexOf('?');
  const rawPath = queryStart === -1 ? url : url.slice(0, queryStart);
  const segment = clientPath.exec(rawPath)?.[1];
  if (segment === undefined) return undefined;
  const query = new URLSearchParams(queryStart === -1 ? '' : url.slice(queryStart + 1));
  return { hub: decodeSegment(segment), rawPath, query };
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
