import { once } from 'node:events';
import { createServer, STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer, type RawData } from 'ws';
import type { WirePacket, WireSession } from './exchange.js';
import type { WireChange } from './fault.js';
import { ProxiedExchange } from './http-exchange.js';

/** A server in front of another one, on a free port of 127.0.0.1. */
export interface Proxy {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Stands in front of a service: REST calls, polling and WebSockets.
 *
 * @param origin the service; asked for at each request, since it may start after its proxy.
 */
export async function startServiceProxy(origin: () => string, change: WireChange): Promise<Proxy> {
  const server = httpProxy(origin, change.request);
  const sessions = new Set<WireSession>();
  const webSockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    proxyWebSocket({ request, socket, head, origin: origin(), webSockets, sessions, change });
  });
  return listening(server);
}

/** Stands in front of an event handler. */
export async function startHandlerProxy(origin: string, change: WireChange): Promise<Proxy> {
  return listening(httpProxy(() => origin, change.delivery));
}

/** A request that cannot be forwarded loses its connection, as it would without a proxy. */
function httpProxy(origin: () => string, hook: WireChange['request']): Server {
  return createServer((message, response) => {
    const exchange = new ProxiedExchange(message, response, origin());
    const answered = hook === undefined ? exchange.passThrough() : exchange.change(hook);
    answered.catch(() => response.destroy());
  });
}

interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
  readonly origin: string;
  readonly webSockets: WebSocketServer;
  readonly sessions: Set<WireSession>;
  readonly change: WireChange;
}

/** Opens the service's side first, so that a rejected handshake is answered as the service answers it. */
function proxyWebSocket({ request, socket, head, origin, webSockets, sessions, change }: Upgrade): void {
  const asked = request.url ?? '/';
  const url = new URL(change.handshakeUrl?.(asked) ?? asked, origin.replace(/^http/, 'ws'));
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(([name]) => !/^(?:connection|upgrade|sec-websocket-.*)$/.test(name)),
  );
  const service = new WebSocket(url, { headers: headers as Record<string, string>, perMessageDeflate: false });
  const early: WirePacket[] = [];
  service.on('message', (data, isBinary) => early.push(packetOf(data, isBinary)));
  const giveUp = () => socket.destroy();
  service.on('error', giveUp);
  socket.on('error', () => {
    service.terminate();
  });
  service.on('unexpected-response', (_, answer) => {
    const fields = answer.rawHeaders.flatMap((name, index) =>
      index % 2 === 0 ? [`${name}: ${answer.rawHeaders[index + 1] ?? ''}`] : [],
    );
    socket.write(
      `HTTP/1.1 ${answer.statusCode ?? 502} ${STATUS_CODES[answer.statusCode ?? 502] ?? ''}\r\n${fields.join('\r\n')}\r\n\r\n`,
    );
    answer.pipe(socket);
  });
  service.on('open', () => {
    webSockets.handleUpgrade(request, socket, head, (client) => {
      const session: WireSession = {
        query: url.searchParams,
        all: sessions,
        toClient: (packet) => {
          if (client.readyState === WebSocket.OPEN) client.send(packet);
        },
        toService: (packet) => {
          if (service.readyState === WebSocket.OPEN) service.send(packet);
        },
      };
      sessions.add(session);
      const relayToClient = (packet: WirePacket) => {
        for (const changed of change.toClient?.(packet, session) ?? [packet]) session.toClient(changed);
      };
      const relayToService = (packet: WirePacket) => {
        for (const changed of change.toService?.(packet, session) ?? [packet]) session.toService(changed);
      };
      service.removeAllListeners('message');
      for (const packet of early) relayToClient(packet);
      service.on('message', (data, isBinary) => {
        relayToClient(packetOf(data, isBinary));
      });
      client.on('message', (data, isBinary) => {
        relayToService(packetOf(data, isBinary));
      });
      closeTogether(client, service, () => sessions.delete(session));
    });
  });
}

/** Each side is closed as the other one was: with its code, or without a close frame where there was none. */
function closeTogether(client: WebSocket, service: WebSocket, onEnd: () => void): void {
  const noCloseFrame = 1006;
  const pairs: readonly (readonly [WebSocket, WebSocket])[] = [
    [client, service],
    [service, client],
  ];
  for (const [one, other] of pairs) {
    one.on('error', () => {
      other.terminate();
    });
    one.on('close', (code, reason) => {
      onEnd();
      if (code === noCloseFrame) other.terminate();
      else if (code === 1005) other.close();
      else other.close(code, reason);
    });
  }
}

function packetOf(data: RawData, isBinary: boolean): WirePacket {
  const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer);
  return isBinary ? bytes : bytes.toString('utf8');
}

async function listening(server: Server): Promise<Proxy> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
