import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { findAccessProblem, type PageAccess } from '../http/local-access.js';
import { rejectOnSocket, rejectRequest, type Rejection } from '../http/rejection.js';
import type { ClientEndpoint } from '../http/shared-server.js';
import { inspectorHub } from './inspector-hub.js';
import type { InspectorPage } from './inspector-page.js';

/** Where the page's own Socket.IO client connects. */
const socketPath = /^\/inspector\/socket\.io(\/|\?|$)/;

/**
 * The inspector's requests: its page at `/`, for browsers only, and the Socket.IO connection of that page. They are served by
 * a transport with hubs of its own, so that no client and no REST call reaches its hub, whatever name it uses.
 */
export class InspectorEndpoint implements ClientEndpoint {
  constructor(
    private readonly page: InspectorPage,
    private readonly transport: ClientEndpoint,
    private readonly access: PageAccess,
  ) {}

  handleRequest(request: IncomingMessage, response: ServerResponse): boolean {
    const isPage = isPageRequest(request);
    if (!isPage && !socketPath.test(request.url ?? '')) return false;
    const rejection = this.#check(request);
    if (rejection !== undefined) {
      rejectRequest(response, rejection);
      return true;
    }
    if (isPage) {
      this.page.answer(response);
      return true;
    }
    return this.transport.handleRequest(asClient(request), response);
  }

  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    if (!socketPath.test(request.url ?? '')) return false;
    const rejection = this.#check(request);
    if (rejection === undefined) return this.transport.handleUpgrade(asClient(request), socket, head);
    rejectOnSocket(socket, rejection);
    return true;
  }

  #check(request: IncomingMessage): Rejection | undefined {
    const message = findAccessProblem(request, {
      name: 'inspector',
      access: this.access,
      flag: '--inspector',
    });
    return message === undefined ? undefined : { status: 403, code: 'Error.Forbidden', message };
  }
}

/** Whether a person opens `/` in a browser. Anything else that asks for it wants to know whether the emulator is ready. */
function isPageRequest({ method, url = '', headers }: IncomingMessage): boolean {
  return method === 'GET' && /^\/(\?|$)/.test(url) && headers.accept?.includes('text/html') === true;
}

/** The request as the transport reads one of its clients. */
function asClient(request: IncomingMessage): IncomingMessage {
  request.url = (request.url ?? '').replace(socketPath, `/clients/socketio/hubs/${inspectorHub}$1`);
  return request;
}
