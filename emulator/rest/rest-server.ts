import type { IncomingMessage, ServerResponse } from 'node:http';
import { readTraceContext } from '../../lib/trace-context.js';
import { CommandError } from '../commands/command-error.js';
import { UnavailableError } from '../commands/unavailable-error.js';
import type { TurnWriter } from '../connections/turn-writer.js';
import type { ServiceAddress } from '../http/service-address.js';
import type { Faults } from '../faults/faults.js';
import type { Logger } from '../log/event-log.js';
import { bodyOf } from './body-of.js';
import { checkBodyHeaders, checkPath, checkQuery } from './check-request.js';
import { errorAnswer } from './error-answer.js';
import { findOperation } from './find-operation.js';
import type { OperationHandlers } from './operation-handlers.js';
import { type Exchange, logExchange } from './log-exchange.js';
import { injectedAnswer } from './injected-answer.js';
import { isReadinessProbe, notReady, readinessAnswer } from './readiness.js';
import type { RequestAuthenticator } from './request-authenticator.js';
import type { RestAnswer } from './rest-answer.js';
import type { RestCall } from './rest-call.js';
import { RestError } from './rest-error.js';
import { writeAnswer } from './write-answer.js';

interface RestServerParts {
  readonly address: ServiceAddress;
  readonly authenticator: RequestAuthenticator;
  readonly handlers: OperationHandlers;
  readonly turns: Pick<TurnWriter, 'answer'>;
  readonly faults: Faults;
  readonly log: Logger;
}

/** Of most calls. Handlers read it only. */
const noQuery = new URLSearchParams();

/**
 * The REST API. Its only router is the OpenAPI document: a request is matched to an operation there, checked against that
 * operation before its body is read, and handed to the handler of the operation's id.
 */
export class RestServer {
  readonly #parts: RestServerParts;
  #draining = false;
  #closing = false;

  constructor(parts: RestServerParts) {
    this.#parts = parts;
  }

  /** Is not ready any more for a load balancer. All other requests are answered as before, and end their connections. */
  drain(): void {
    this.#draining = true;
  }

  /** Rejects the requests that come from now on. Those in progress are answered, and end their connections. */
  close(): void {
    this.#draining = true;
    this.#closing = true;
  }

  /** Answers a request. Nothing here rejects: what goes wrong is the answer. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const exchange: Exchange = { startedAt: performance.now() };
    const answer = await this.#perform(request, exchange).catch((error: unknown) =>
      this.#failed(error, request, exchange),
    );
    this.#parts.turns.answer(() => writeAnswer(request, response, answer, this.#draining));
    if (exchange.isProbe !== true) logExchange(this.#parts.log, request, exchange, answer);
  }

  /** Checks a request in the order in which an error wins, and performs its operation. */
  async #perform(request: IncomingMessage, exchange: Exchange): Promise<RestAnswer> {
    const { method = '', url = '', headers } = request;
    const { address, authenticator, handlers, faults } = this.#parts;
    const queryStart = url.indexOf('?');
    const rawPath = queryStart === -1 ? url : url.slice(0, queryStart);
    if (this.#closing) throw new RestError('Error.ServiceUnavailable', 'The service is shutting down.', 'Request');
    if (isReadinessProbe(method, rawPath)) {
      exchange.isProbe = true;
      if (this.#draining) throw notReady();
      return readinessAnswer;
    }
    const match = findOperation(method, rawPath);
    const { operation } = match;
    if (!faults.isEmpty) {
      const injected = await injectedAnswer(faults, match);
      if (injected !== undefined) return injected;
    }
    if (operation.operationId === 'getServiceStatus' && this.#draining) throw notReady();
    if (operation.operationId !== 'getServiceStatus') await authenticator.authenticate({ method, headers, rawPath });
    const path = checkPath(match);
    const given = queryStart === -1 ? noQuery : new URLSearchParams(url.slice(queryStart));
    const { query, filter } = checkQuery(operation, given);
    checkBodyHeaders(operation, headers);
    const call: RestCall = {
      operation,
      hub: (path['hub'] ?? '').toLowerCase(),
      path,
      query,
      filter,
      baseUrl: address.baseUrl(headers.host),
      contentType: headers['content-type'],
      trace: readTraceContext(headers),
      body: await bodyOf(request, operation),
    };
    exchange.call = call;
    return handlers[operation.operationId](call);
  }

  #failed(error: unknown, { headers }: IncomingMessage, exchange: Exchange): RestAnswer {
    exchange.error = error;
    if (error instanceof RestError) return errorAnswer(error, headers.accept);
    if (error instanceof CommandError) {
      return errorAnswer(new RestError('Error.BadRequest', error.message, 'Request'), headers.accept);
    }
    if (error instanceof UnavailableError) {
      const unavailable = new RestError('Error.ServiceUnavailable', error.message, 'Request', { 'retry-after': '1' });
      return errorAnswer(unavailable, headers.accept);
    }
    this.#parts.log.error({ error }, 'request failed');
    const { message } = error as Error;
    return { status: 500, body: { code: 'Error.InternalServerError', message, target: 'Request' } };
  }
}
