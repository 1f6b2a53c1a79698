import { http, type HttpHandler } from 'msw';
import { createRestService, type RestService, type RestServiceOptions } from '../emulator/index.js';

/** The REST API of a service, as request handlers of MSW. */
export interface MswService extends RestService {
  /** For `setupServer(...service.handlers)`. They answer every request below `/api/` of the service's endpoint. */
  readonly handlers: readonly HttpHandler[];
}

/**
 * Makes request handlers for MSW of the contract: each request is checked against the OpenAPI document, changes the
 * service's clients and rooms, and is recorded.
 *
 * @throws Error where the connection string cannot be read.
 * @example
 * const service = mswService();
 * const server = setupServer(...service.handlers);
 */
export function mswService(options: RestServiceOptions = {}): MswService {
  const service = createRestService(options);
  return {
    ...service,
    handlers: [http.all(`${service.endpoint}/api/*`, ({ request }) => service.fetch(request))],
  };
}
