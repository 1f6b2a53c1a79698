import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';
import { findAccessProblem, type PageAccess } from '../http/local-access.js';
import { rejectRequest } from '../http/rejection.js';
import type { ClientEndpoint } from '../http/shared-server.js';

const contentType = 'text/plain; version=0.0.4; charset=utf-8';

/** `GET /metrics`, in the text format of Prometheus. */
export class MetricsEndpoint implements ClientEndpoint {
  /** @param update brings what is counted on demand up to date. */
  constructor(
    private readonly registries: readonly Registry[],
    private readonly access: PageAccess,
    private readonly update: () => void,
  ) {}

  handleRequest(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.method !== 'GET' || !/^\/metrics(\?|$)/.test(request.url ?? '')) return false;
    const message = findAccessProblem(request, { name: 'metrics page', access: this.access, flag: '--metrics' });
    if (message === undefined) void this.#answer(response);
    else rejectRequest(response, { status: 403, code: 'Error.Forbidden', message });
    return true;
  }

  handleUpgrade(): boolean {
    return false;
  }

  async #answer(response: ServerResponse): Promise<void> {
    this.update();
    const texts = await Promise.all(this.registries.map((registry) => registry.metrics()));
    response.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-store' }).end(texts.join(''));
  }
}
