import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { io, type Socket } from 'socket.io-client';
import { clientAccess, createServiceClient, type ServiceClient } from '../../client/index.js';
import { type SettingsInput, startEmulator, type StartedEmulator } from '../../emulator/index.js';
import { type LocalServer, startLocalServer } from '../helpers/local-server.js';

/** The hub of these tests, whose every event goes to an event handler. */
export const hub = 'chat';

/** A line of a node's log. */
export interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A node in this process, with what it has logged. */
export interface Node extends StartedEmulator {
  readonly lines: readonly LogLine[];
}

/** An event as the event handler got it. */
export interface HandledEvent {
  readonly name: string;
  readonly connectionId: string;
  readonly socketId: string;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
}

/** An event handler that accepts everything, and keeps the events that it got. */
export interface Handler extends AsyncDisposable {
  readonly urlTemplate: string;
  events(name: string): HandledEvent[];
}

export async function startHandler(): Promise<Handler> {
  const server: LocalServer = await startLocalServer(({ method }, response) => {
    response.writeHead(method === 'OPTIONS' ? 200 : 204, { 'webhook-allowed-origin': '*' }).end();
  });
  return {
    urlTemplate: `${server.url}/events`,
    events: (name) =>
      server.requests
        .filter(({ headers }) => headers['ce-eventname'] === name)
        .map(({ headers, body }) => ({
          name,
          connectionId: String(headers['ce-connectionid']),
          socketId: String(headers['ce-socketid']),
          body,
          headers,
        })),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

interface NodeOptions {
  readonly url: string;
  readonly handler?: Handler;
  readonly cluster?: Readonly<Record<string, unknown>>;
  /** More variables of a node in a process of its own. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Times that a test can wait for, and no shorter than a busy machine needs. */
const times = { leaseMs: 3000, requestTimeoutMs: 2000 };

function settingsOf({ url, handler, cluster = {} }: NodeOptions): SettingsInput {
  const eventHandlers =
    handler === undefined
      ? []
      : [
          {
            urlTemplate: handler.urlTemplate,
            userEventPattern: '*',
            systemEvents: ['connect' as const, 'connected' as const, 'disconnected' as const],
          },
        ];
  return { port: 0, cluster: { url, ...times, ...cluster }, hubs: { [hub]: { eventHandlers } } };
}

export async function startNode(options: NodeOptions): Promise<Node> {
  const lines: LogLine[] = [];
  const logger = Object.fromEntries(
    (['trace', 'debug', 'info', 'warn', 'error'] as const).map((level) => [
      level,
      (fields: object, message: string) => void lines.push({ level, message, fields: { ...fields } }),
    ]),
  ) as NonNullable<Parameters<typeof startEmulator>[1]>['logger'];
  const emulator = await startEmulator(settingsOf(options), { ...(logger !== undefined && { logger }) });
  return Object.assign(emulator, { lines });
}

/** A node in a process of its own. */
export interface NodeProcess extends AsyncDisposable {
  readonly connectionString: string;
  readonly child: ChildProcess;
}

export async function startNodeProcess(options: NodeOptions): Promise<NodeProcess> {
  const { hubs, cluster } = settingsOf(options);
  const child = spawn(process.execPath, ['dist/cli/main.js', 'start', '--port', '0', '--json'], {
    env: {
      ...process.env,
      ...options.env,
      SOCKETIO_SERVERLESS_HUBS: JSON.stringify(hubs),
      SOCKETIO_SERVERLESS_CLUSTER: JSON.stringify(cluster),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { connectionString } = JSON.parse(line.toString()) as { connectionString: string };
  return {
    connectionString,
    child,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

interface Reachable {
  readonly connectionString: string;
}

/** A client that is connected by this node, and keeps the `news` that it gets. */
export interface Client extends Disposable {
  readonly socket: Socket;
  readonly connectionId: string;
  readonly news: unknown[];
}

export async function connectClient(node: Reachable, { transports = ['websocket'] } = {}): Promise<Client> {
  const { connectionString } = node;
  const { endpoint, path, token } = clientAccess({ connectionString, hub });
  const socket = io(endpoint, {
    path,
    query: { access_token: token },
    forceNew: true,
    transports,
    reconnection: false,
  });
  const news: unknown[] = [];
  socket.on('news', (value: unknown) => news.push(value));
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
  return {
    socket,
    connectionId: socket.io.engine.id,
    news,
    [Symbol.dispose]: () => void socket.close(),
  };
}

/** The REST API as this node serves it. */
export function service({ connectionString }: Reachable): ServiceClient {
  return createServiceClient({ connectionString });
}

/** Sends `news` to all clients of the hub. */
export async function sendNews(node: Reachable, value: unknown): Promise<Response> {
  const { response } = await service(node).POST('/api/hubs/{hub}/:send', {
    params: { path: { hub } },
    body: `42["news",${JSON.stringify(value)}]`,
    parseAs: 'text',
  });
  return response;
}
