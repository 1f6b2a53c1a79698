import { Readable } from 'node:stream';
import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerFactory,
} from 'fastify';
import { allowedMethods, matchOperation, type OperationMatch } from '../../openapi/index.js';
import type { Logger } from '../logger.js';
import type { ServiceAddress } from '../http/service-address.js';
import { apiVersions } from './api-versions.js';
import { bodyLimit, checkBodyHeaders, checkPath, checkQuery } from './check-request.js';
import { errorAnswer } from './error-answer.js';
import type { OperationHandlers } from './operation-handlers.js';
import type { RequestAuthenticator } from './request-authenticator.js';
import type { RestAnswer } from './rest-answer.js';
import type { RestCall } from './rest-call.js';
import { RestError } from './rest-error.js';
import { isReadinessProbe, readinessText } from './readiness.js';
import { answerAmidRequest, hasUnreadBody } from './unread-body.js';

interface RestServerParts {
  readonly address: ServiceAddress;
  readonly authenticator: RequestAuthenticator;
  readonly handlers: OperationHandlers;
  readonly log: Logger;
  readonly serverFactory: FastifyServerFactory;
}

type CheckedCall = Omit<RestCall, 'body'>;

/**
 * The REST API. Its only router is the OpenAPI document: a request is matched to an operation there, checked against that
 * operation before its body is read, and handed to the handler of the operation's id.
 */
export function createRestServer(parts: RestServerParts): FastifyInstance {
  const app = fastify({
    serverFactory: parts.serverFactory,
    bodyLimit,
    exposeHeadRoutes: false,
    frameworkErrors: ({ message }, _request, reply) => void send(reply, badRequest(message)),
  });
  const calls = new WeakMap<FastifyRequest, CheckedCall>();

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.addHook('onRequest', async (request, reply) => {
    const [rawPath = ''] = request.url.split('?', 1);
    if (isReadinessProbe(request.method, rawPath)) return reply.type('text/plain; charset=utf-8').send(readinessText);
    calls.set(request, await checkCall(request, parts));
    return undefined;
  });
  app.all('*', async (request, reply) => {
    const call = calls.get(request);
    if (call === undefined) throw new Error('A request reached its handler without being checked.');
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    return send(reply, await parts.handlers[call.operation.operationId]({ ...call, body }));
  });
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof RestError) return send(reply, errorAnswer(error, request.headers.accept));
    const { statusCode = 500, message } = error as { statusCode?: number; message: string };
    if (statusCode < 500) return send(reply, badRequest(message));
    parts.log.error({ error }, 'request failed');
    return send(reply, { status: 500, body: { code: 'Error.InternalServerError', message, target: 'Request' } });
  });
  app.addHook('onSend', ({ raw }, reply, payload, done) => {
    if (typeof payload !== 'string' || !hasUnreadBody(raw)) {
      done(null, payload);
      return;
    }
    void reply.header('content-length', Buffer.byteLength(payload));
    done(null, answerAmidRequest(payload, raw));
  });
  app.addHook('onResponse', (request, reply, done) => {
    const operationId = calls.get(request)?.operation.operationId;
    parts.log.debug({ method: request.method, path: request.url, operationId, status: reply.statusCode }, 'request');
    done();
  });
  return app;
}

/** Everything that can be checked before the body is read, in the order in which an error wins. */
async function checkCall(request: FastifyRequest, { address, authenticator }: RestServerParts): Promise<CheckedCall> {
  const [rawPath = '', ...queryParts] = request.url.split('?');
  const match = findOperation(request.method, rawPath);
  const { operation } = match;
  const { method, headers } = request;
  if (operation.operationId !== 'getServiceStatus') await authenticator.authenticate({ method, headers, rawPath });
  const path = checkPath(match);
  const { query, filter } = checkQuery(operation, new URLSearchParams(queryParts.join('?')));
  checkBodyHeaders(operation, request.headers);
  return {
    operation,
    hub: (path['hub'] ?? '').toLowerCase(),
    path,
    query,
    filter,
    baseUrl: address.baseUrl(request.headers.host),
    contentType: request.headers['content-type'],
  };
}

function findOperation(method: string, rawPath: string): OperationMatch {
  const match = matchOperation(method, rawPath);
  if (match !== undefined) return match;
  const allowed = allowedMethods(rawPath);
  if (allowed.length === 0) {
    throw new RestError(
      'Error.NotFound',
      `There is nothing at ${rawPath}. See the OpenAPI document for what there is.`,
      'Request',
    );
  }
  throw new RestError(
    'Error.MethodNotAllowed',
    `${method} is not possible at ${rawPath}; expected ${allowed.join(' or ')}.`,
    'Request',
    {
      allow: allowed.join(', '),
    },
  );
}

function badRequest(message: string): RestAnswer {
  return errorAnswer(new RestError('Error.BadRequest', message, 'Request'));
}

function send(reply: FastifyReply, answer: RestAnswer): FastifyReply {
  const { status, headers = {}, contentType = 'application/json; charset=utf-8', body } = answer;
  void reply.code(status).headers(headers);
  if (answer.withoutVersions !== true) void reply.header('api-supported-versions', apiVersions.join(', '));
  if (body === undefined) return reply.send();
  const json = JSON.stringify(body);
  return reply.type(contentType).send(answer.chunked === true ? Readable.from([json]) : json);
}
