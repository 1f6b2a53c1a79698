import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Socket as EngineSocket } from 'engine.io';
import { readTraceContext } from '../../lib/trace-context.js';
import { ClientLink } from '../connections/client-link.js';
import { type ClientIdentity, Connection } from '../connections/connection.js';
import type { Hubs } from '../connections/hubs.js';
import { forgetHandshake } from '../connections/engine-internals.js';
import type { TurnWriter } from '../connections/turn-writer.js';
import type { ClientEndpoint } from '../http/shared-server.js';
import type { Logger } from '../log/event-log.js';
import type { ServiceAddress } from '../http/service-address.js';
import type { Settings } from '../settings/settings.js';
import type { SocketLayer } from '../sockets/socket-layer.js';
import type { KeyTokenVerifier } from '../tokens/key-token-verifier.js';
import type { Admission } from './admission.js';
import { authenticateClient } from './authenticate-client.js';
import { type ClientRequest, findRequestError, readClientRequest } from './client-request.js';
import { findMisdirection } from './misdirected-client.js';
import { newConnectionId } from './connection-id.js';
import { createEngineServer, type EngineServer } from './engine-server.js';
import { type Rejection, reject } from '../http/rejection.js';

/** A client's request on its way through Engine.IO. */
interface ClientCall {
  readonly client: ClientRequest;
  /** Missing for an upgrade: Engine.IO makes up a response that cannot be written to. */
  readonly response: ServerResponse | undefined;
  /** Set once it is accepted as a handshake. */
  handshake?: { readonly connectionId: string; readonly identity: ClientIdentity };
}

interface ClientTransportParts {
  readonly settings: Settings['engine'];
  readonly hubs: Hubs;
  readonly address: ServiceAddress;
  readonly verifier: KeyTokenVerifier;
  readonly sockets: SocketLayer;
  readonly turns: TurnWriter;
  readonly log: Logger;
  /** Of one of several nodes. */
  readonly admission?: Admission;
}

/**
 * The clients' endpoint, `/clients/socketio/hubs/{hub}`: authenticates handshakes and leaves the rest to Engine.IO.
 *
 * @see socket-io-serverless-protocol.md, "Client endpoint"; Engine.IO protocol v4.
 */
export class ClientTransport implements ClientEndpoint {
  readonly #engine: EngineServer;
  readonly #parts: ClientTransportParts;
  readonly #calls = new WeakMap<IncomingMessage, ClientCall>();
  /** Of every session that Engine.IO still has: a client may come to fetch its close packet when no hub has it any more. */
  readonly #links = new WeakMap<EngineSocket, { readonly hub: string; readonly link: ClientLink }>();
  #closed = false;

  constructor(parts: ClientTransportParts) {
    this.#parts = parts;
    this.#engine = createEngineServer(parts.settings, (request) => this.#handshake(request).connectionId);
    this.#engine.use((request: IncomingMessage, _response: unknown, next: () => void) => this.#admit(request, next));
    this.#engine.on('connection', (socket: EngineSocket) => this.#accept(socket));
  }

  handleRequest(request: IncomingMessage, response: ServerResponse): boolean {
    const client = readClientRequest(request);
    if (client === undefined) return this.#redirect(request, response);
    this.#calls.set(request, { client, response });
    this.#engine.handleRequest(request, response);
    return true;
  }

  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const client = readClientRequest(request);
    if (client === undefined) return this.#redirect(request, undefined);
    this.#calls.set(request, { client, response: undefined });
    this.#engine.handleUpgrade(request, socket, head);
    return true;
  }

  /** Tells a client at a wrong path which one is right. */
  #redirect(request: IncomingMessage, response: ServerResponse | undefined): boolean {
    const rejection = findMisdirection(request);
    if (rejection === undefined) return false;
    const { status, message: reason, headers } = rejection;
    const [path = ''] = (request.url ?? '').split('?', 1);
    if (request.method === 'OPTIONS') {
      response?.writeHead(204, headers).end();
      return true;
    }
    this.#parts.log.warn({ path, status, reason }, 'client rejected');
    reject(request, response, rejection);
    return true;
  }

  /** Rejects the clients that come from now on. */
  rejectNew(): void {
    this.#closed = true;
  }

  /** Closes every client at once. */
  close(): void {
    this.#parts.turns.flush();
    this.#engine.close();
  }

  #admit(request: IncomingMessage, next: () => void): void {
    const call = this.#call(request);
    const rejection = this.#check(request, call);
    if (rejection !== undefined) {
      this.#reject(request, call, rejection);
      return;
    }
    const prepared = call.handshake === undefined ? undefined : this.#parts.admission?.prepare(call.client.hub);
    if (prepared === undefined) next();
    else
      void prepared.then((problem) =>
        problem === undefined ? next() : this.#reject(request, call, unavailable(problem)),
      );
  }

  #reject(request: IncomingMessage, { client, response }: ClientCall, rejection: Rejection): void {
    this.#logRejection(client, rejection);
    reject(request, response, rejection);
  }

  /** A client that comes back after its session has ended is no mistake of its developer. */
  #logRejection({ hub, rawPath, sessionId }: ClientRequest, { status, message }: Rejection): void {
    const isOrdinary =
      (status === 503 && this.#closed) || (status === 400 && sessionId !== undefined && message !== noSticky);
    const hint = status === 401 ? `A token to try with: npx socketio-serverless token --hub ${hub}` : undefined;
    const fields = { hub, path: rawPath, status, reason: message, ...(hint !== undefined && { hint }) };
    this.#parts.log[isOrdinary ? 'info' : 'warn'](fields, 'client rejected');
  }

  #check(request: IncomingMessage, call: ClientCall): Rejection | undefined {
    const { sessionId } = call.client;
    const isAway = this.#parts.admission?.check() === false;
    // It has closed its own sessions: the client may have come here in place of the node that has this one.
    if (isAway && sessionId !== undefined) return unavailable('The node has lost its cluster. Try again later.');
    // A session goes on until it is closed: its client polls for the last answers.
    if (this.#closed && (sessionId === undefined || this.#engine.session(sessionId) === undefined)) {
      return unavailable('The service is shutting down. Try again later.');
    }
    const problem = findRequestError(request, call.client);
    if (problem !== undefined) return badRequest(problem);
    if (sessionId !== undefined) return this.#resume(request, call);
    return this.#authenticate(request, call);
  }

  /** For a request of a session that there is already. */
  #resume(request: IncomingMessage, { client: { hub, sessionId = '' }, response }: ClientCall): Rejection | undefined {
    const session = this.#engine.session(sessionId);
    const known = session === undefined ? undefined : this.#links.get(session);
    if (known?.hub !== hub.toLowerCase()) {
      if (session === undefined && this.#parts.admission?.isForeign(sessionId) === true) {
        // A client gives up a session whose poll is rejected. One whose upgrade is goes on by polling.
        if (response !== undefined) this.#parts.admission.endForeign(hub.toLowerCase(), sessionId);
        return badRequest(noSticky);
      }
      return badRequest(`The hub ${hub} has no session ${JSON.stringify(sessionId)}: it has ended. Connect again.`);
    }
    if (response === undefined) return undefined;
    known.link.answerWith(response);
    if (request.method === 'POST') known.link.incoming.pace(response);
    return undefined;
  }

  #authenticate(request: IncomingMessage, call: ClientCall): Rejection | undefined {
    const { hubs, address, verifier } = this.#parts;
    const { anonymousConnectPolicy } = hubs.settings(call.client.hub);
    const authentication = authenticateClient(request, call.client, anonymousConnectPolicy, address, verifier);
    if (!authentication.accepted) {
      const { status, reason } = authentication;
      return status === 400 ? badRequest(reason) : { status, code: 'Error.Unauthorized', message: reason };
    }
    if (!hubs.hasRoomFor(call.client.hub)) {
      const message =
        `The hub ${JSON.stringify(call.client.hub)} would be one more than the ${hubs.maxUnlisted} hubs with clients that the ` +
        'settings do not list (maxUnlistedHubs). Use one of them, or list this one.';
      return unavailable(message);
    }
    call.handshake = {
      connectionId: this.#parts.admission?.newConnectionId() ?? newConnectionId(),
      identity: authentication.identity,
    };
    return undefined;
  }

  #accept(engineSocket: EngineSocket): void {
    const { hubs, settings, sockets, turns, log } = this.#parts;
    const { connectionId, identity } = this.#handshake(engineSocket.request);
    const hub = hubs.get(this.#call(engineSocket.request).client.hub);
    const connection = new Connection(connectionId, hub, identity);
    connection.trace = readTraceContext(engineSocket.request.headers);
    const link = new ClientLink(engineSocket, turns, settings);
    this.#links.set(engineSocket, { hub: hub.name, link });
    sockets.accept(connection, link, engineSocket);
    forgetHandshake(engineSocket);
    hub.add(connection);
    const transport = engineSocket.transport.name;
    log.info({ hub: hub.name, connectionId, userId: identity.userId, transport }, 'client connected');
  }

  #call(request: IncomingMessage): ClientCall {
    const call = this.#calls.get(request);
    if (call === undefined) throw new Error('A request reached Engine.IO without having been read.');
    return call;
  }

  #handshake(request: IncomingMessage): NonNullable<ClientCall['handshake']> {
    const { handshake } = this.#call(request);
    if (handshake === undefined) throw new Error('An Engine.IO session began without a checked handshake.');
    return handshake;
  }
}

/** A session is in the memory of the node that began it. */
const noSticky =
  'The session is one of another node: what balances the load has to send all requests of a client to one node. ' +
  'With nginx, put "hash $remote_addr consistent;" or "ip_hash;" into its upstream block.';

function unavailable(message: string): Rejection {
  return { status: 503, code: 'Error.ServiceUnavailable', message };
}

function badRequest(message: string): Rejection {
  return { status: 400, code: 'Error.BadRequest', message };
}
