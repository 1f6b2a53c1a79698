import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Server, Socket as EngineSocket } from 'engine.io';
import { hubNameRule, isHubName } from '../../protocol/index.js';
import { type ClientIdentity, Connection } from '../connections/connection.js';
import type { Hubs } from '../connections/hubs.js';
import type { Logger } from '../logger.js';
import type { ServiceAddress } from '../http/service-address.js';
import type { Settings } from '../settings/settings.js';
import type { SocketLayer } from '../sockets/socket-layer.js';
import type { KeyTokenVerifier } from '../tokens/key-token-verifier.js';
import { authenticateClient } from './authenticate-client.js';
import { type ClientRequest, readClientRequest } from './client-request.js';
import { newConnectionId } from './connection-id.js';
import { createEngineServer } from './engine-server.js';
import { type Rejection, reject } from '../http/rejection.js';

interface Handshake {
  readonly connectionId: string;
  readonly hubName: string;
  readonly identity: ClientIdentity;
}

interface ClientTransportParts {
  readonly settings: Settings['engine'];
  readonly hubs: Hubs;
  readonly address: ServiceAddress;
  readonly verifier: KeyTokenVerifier;
  readonly sockets: SocketLayer;
  readonly log: Logger;
}

/**
 * The clients' endpoint, `/clients/socketio/hubs/{hub}`: authenticates handshakes and leaves the rest to Engine.IO.
 *
 * @see socket-io-serverless-protocol.md, "Client endpoint"; Engine.IO protocol v4.
 */
export class ClientTransport {
  readonly #engine: Server;
  readonly #parts: ClientTransportParts;
  readonly #handshakes = new WeakMap<IncomingMessage, Handshake>();
  /** By its id, every connection whose client may come again: to fetch its close packet, too, when no hub has it any more. */
  readonly #sessions = new Map<string, Connection>();
  #closed = false;

  constructor(parts: ClientTransportParts) {
    this.#parts = parts;
    this.#engine = createEngineServer(parts.settings, (request) => this.#handshake(request).connectionId);
    this.#engine.use((request: IncomingMessage, response: ServerResponse, next: () => void) =>
      this.#admit(request, response, next),
    );
    this.#engine.on('connection', (socket: EngineSocket) => this.#accept(socket));
  }

  /** Takes a plain HTTP request, if it is a client's. */
  handleRequest(request: IncomingMessage, response: ServerResponse): boolean {
    if (readClientRequest(request) === undefined) return false;
    this.#engine.handleRequest(request, response);
    return true;
  }

  /** Takes a WebSocket upgrade, if it is a client's. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    if (readClientRequest(request) === undefined) return false;
    this.#engine.handleUpgrade(request, socket, head);
    return true;
  }

  /** Closes every client, and rejects those that try to come back. */
  close(): void {
    this.#closed = true;
    this.#engine.close();
  }

  #admit(request: IncomingMessage, response: ServerResponse, next: () => void): void {
    const client = readClientRequest(request);
    const rejection = client === undefined ? undefined : this.#check(request, client);
    if (rejection === undefined) {
      if (client !== undefined && response instanceof ServerResponse) this.#session(client)?.answerWith(response);
      next();
      return;
    }
    const { status, message } = rejection;
    this.#parts.log.debug({ status, message, path: client?.rawPath }, 'client rejected');
    // For an upgrade, Engine.IO makes up a response that cannot be written to.
    reject(request, response instanceof ServerResponse ? response : undefined, rejection);
  }

  #check(request: IncomingMessage, client: ClientRequest): Rejection | undefined {
    const { hubs, address, verifier } = this.#parts;
    if (this.#closed) {
      return {
        status: 503,
        code: 'Error.ServiceUnavailable',
        message: 'The service is shutting down. Try again later.',
      };
    }
    const { method = '' } = request;
    if (method !== 'GET' && method !== 'POST') {
      // Engine.IO's own test suite expects 400 here, not the 405 of HTTP.
      return badRequest(`The method is ${method}; expected GET or POST, as Engine.IO clients send.`);
    }
    if (!isHubName(client.hub)) {
      return badRequest(`The hub is named ${JSON.stringify(client.hub)}; a hub's name is ${hubNameRule}.`);
    }
    const version = client.query.get('EIO');
    if (version !== '4') {
      return badRequest(
        `The query parameter EIO is ${JSON.stringify(version)}; expected "4". Use Engine.IO 4, as socket.io-client 3 and later do.`,
      );
    }
    const id = sessionId(client);
    if (id !== undefined) {
      if (this.#session(client) !== undefined) return undefined;
      return badRequest(`The hub ${client.hub} has no session ${JSON.stringify(id)}: it has ended. Connect anew.`);
    }
    const { anonymousConnectPolicy } = hubs.settings(client.hub);
    const authentication = authenticateClient(request, client, anonymousConnectPolicy, address, verifier);
    if (!authentication.accepted) {
      const { status, reason } = authentication;
      return status === 400 ? badRequest(reason) : { status, code: 'Error.Unauthorized', message: reason };
    }
    this.#handshakes.set(request, {
      connectionId: newConnectionId(),
      hubName: client.hub,
      identity: authentication.identity,
    });
    return undefined;
  }

  #accept(engineSocket: EngineSocket): void {
    const { connectionId, hubName, identity } = this.#handshake(engineSocket.request);
    const hub = this.#parts.hubs.get(hubName);
    const connection = new Connection(connectionId, hub, engineSocket, identity);
    hub.add(connection);
    this.#sessions.set(connectionId, connection);
    engineSocket.once('close', () => this.#sessions.delete(connectionId));
    this.#parts.sockets.accept(connection, engineSocket);
    this.#parts.log.debug({ hub: hub.name, connectionId, userId: identity.userId }, 'connection opened');
  }

  #session(client: ClientRequest): Connection | undefined {
    const connection = this.#sessions.get(sessionId(client) ?? '');
    return connection?.hub.name === client.hub.toLowerCase() ? connection : undefined;
  }

  #handshake(request: IncomingMessage): Handshake {
    const handshake = this.#handshakes.get(request);
    if (handshake === undefined) throw new Error('An Engine.IO session began without a checked handshake.');
    return handshake;
  }
}

/** The last one of the query, as Engine.IO reads it. */
function sessionId({ query }: ClientRequest): string | undefined {
  return query.getAll('sid').at(-1);
}

function badRequest(message: string): Rejection {
  return { status: 400, code: 'Error.BadRequest', message };
}
