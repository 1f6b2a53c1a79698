import type { IncomingMessage } from 'node:http';
import { Server, type ServerOptions, type Socket } from 'engine.io';
import { WebSocket, WebSocketServer } from 'ws';
import type { Settings } from '../settings/settings.js';
import { closeGraceMs } from '../connections/client-link.js';
import { abortPendingPoll } from '../connections/engine-internals.js';

/** Closes with code 1000, as the live service was seen to do; Engine.IO itself gives no code. */
class NormallyClosingWebSocket extends WebSocket {
  override close(code = 1000, data?: string | Buffer): void {
    super.close(code, data);
  }
}

/** How long a client has to take what was sent before the close frame, and to answer that; missing in the type of options. */
const closing = { closeTimeout: closeGraceMs };

class ServiceWebSocketServer extends WebSocketServer {
  constructor(options: ConstructorParameters<typeof WebSocketServer>[0]) {
    super({ ...options, ...closing, WebSocket: NormallyClosingWebSocket });
  }
}

/** Engine.IO acts on a close packet over polling alone. One function serves all sessions, since each would keep its own. */
function closeOnRequest(this: Socket, { type }: { type: string }): void {
  if (type === 'close') this.close();
}

/** An Engine.IO server whose session ids are given from outside, since they are the service's connection ids. */
export class EngineServer extends Server {
  constructor(
    options: ServerOptions,
    readonly connectionId: (request: IncomingMessage) => string,
  ) {
    super(options);
    this.on('connection', (socket: Socket) => {
      // A session that ended by an error waits in vain, since its client is answered 400 from then on.
      if (socket.transport.name === 'polling') {
        socket.once('close', () => setImmediate(() => abortPendingPoll(socket.transport)));
      }
      socket.on('packet', closeOnRequest);
    });
  }

  session(id: string): Socket | undefined {
    return Object.hasOwn(this.clients, id) ? this.clients[id] : undefined;
  }

  override generateId(request: IncomingMessage): string {
    return this.connectionId(request);
  }

  /** Ends every session at once, those too that only wait for a polling client to fetch its close packet. */
  override close(): this {
    const transports = Object.values(this.clients).map(({ transport }) => transport);
    super.close();
    transports.forEach(abortPendingPoll);
    return this;
  }
}

/**
 * Engine.IO v4 by polling, WebSocket and the upgrade from one to the other; no compression, as observed of the live
 * service.
 */
export function createEngineServer(
  { pingIntervalMs, pingTimeoutMs, maxPayloadBytes }: Settings['engine'],
  connectionId: (request: IncomingMessage) => string,
): EngineServer {
  return new EngineServer(
    {
      pingInterval: pingIntervalMs,
      pingTimeout: pingTimeoutMs,
      maxHttpBufferSize: maxPayloadBytes,
      transports: ['polling', 'websocket'],
      cors: { origin: true, credentials: true },
      httpCompression: false,
      perMessageDeflate: false,
      wsEngine: ServiceWebSocketServer,
    },
    connectionId,
  );
}
