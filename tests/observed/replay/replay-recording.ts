import { io, type Socket } from 'socket.io-client';
import { request } from 'undici';
import { startEmulator } from '../../../emulator/index.js';
import { clientAudience, clientPath, signAccessToken } from '../../../protocol/index.js';
import type { ObservedBody, ObservedExchange, ObservedRequest } from '../../../specs/index.js';
import { type ConnectedClients, connectionsOf } from './connections.js';

/** What the emulator answered. */
export interface ReplayedAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** With the recorded host and without tokens, as recorded answers are. */
  readonly text: string;
}

export interface ReplayedExchange {
  readonly exchange: ObservedExchange;
  readonly answer: ReplayedAnswer;
}

const accessKey = 'the access key of the replay';

/**
 * Sends the requests of a recording, in order, to an emulator of its own, with clients connected as they were.
 *
 * @param giveId makes the emulator give this id to the next connection.
 */
export async function replayRecording(
  exchanges: readonly ObservedExchange[],
  giveId: (id: string) => void,
): Promise<ReplayedExchange[]> {
  await using emulator = await startEmulator({ port: 0, accessKey, logLevel: 'silent' });
  const { endpoint } = emulator;
  const needed = connectionsOf(exchanges);
  const replayed: ReplayedExchange[] = [];
  let sockets: readonly Socket[] = [];
  for (const [index, exchange] of exchanges.entries()) {
    const clients = needed[index];
    if (clients !== undefined && clients !== needed[index - 1]) {
      sockets.forEach((socket) => socket.disconnect());
      sockets = await connectAll(endpoint, clients, giveId);
    }
    replayed.push({ exchange, answer: await send(endpoint, exchange.request) });
  }
  sockets.forEach((socket) => socket.disconnect());
  return replayed;
}

/** One after the other, so that each gets its id. */
async function connectAll(
  endpoint: string,
  { hub, user, groups, roles, ids }: ConnectedClients,
  giveId: (id: string) => void,
): Promise<Socket[]> {
  const token = signAccessToken({
    key: accessKey,
    audience: clientAudience(endpoint, hub),
    lifetimeSeconds: 60,
    claims: { ...(user !== undefined && { sub: user }), 'webpubsub.group': groups, role: roles },
  });
  const sockets: Socket[] = [];
  for (const id of ids) {
    giveId(id);
    const socket = io(endpoint, {
      path: clientPath(hub),
      query: { access_token: token },
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
    });
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
    sockets.push(socket);
  }
  return sockets;
}

async function send(endpoint: string, recorded: ObservedRequest): Promise<ReplayedAnswer> {
  const { url, headers } = addressed(endpoint, recorded, accessKey);
  const response = await request(url, {
    method: recorded.method as 'GET',
    headers,
    body: bytesOf(recorded.body, recorded.headers['content-type']),
  });
  return {
    status: response.statusCode,
    headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)])),
    text: comparableText(await response.body.text(), endpoint),
  };
}

/** The URL of a recorded request at another endpoint, and the headers with a token for it. */
export function addressed(endpoint: string, { path, query, headers }: ObservedRequest, key: string) {
  const search = query.map(([name, value]) => `${name}=${value}`).join('&');
  const token = signAccessToken({ key, audience: `${endpoint}${path}`, lifetimeSeconds: 60 });
  const url = `${endpoint}${path}${search === '' ? '' : `?${search}`}`;
  return { url, headers: { ...headers, authorization: `Bearer ${token}` } };
}

/** An answer's text with the recorded host and without tokens. */
export function comparableText(text: string, endpoint: string): string {
  return text.replaceAll(endpoint, 'https://service').replace(/(?<="token":")[^"]+/, '<token>');
}

/** Some old recordings have the content type of a JSON body and not the body. */
export function bytesOf(body: ObservedBody | null, contentType: string | undefined): string | Buffer | null {
  if (body === null) return contentType?.startsWith('application/json') === true ? '{}' : null;
  if ('json' in body) return JSON.stringify(body.json);
  return 'text' in body ? body.text : Buffer.from(body.base64, 'base64');
}
