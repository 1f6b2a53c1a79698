import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Routes, type FoundRoute } from '../http/find-route.js';
import { forwardRequest } from '../http/forward-request.js';
import { headersOf, readBody, requestValue, urlOf } from '../http/request-value.js';
import type { HttpResponseValue, TypedValue } from '../workers/typed-value.js';
import { returnBinding, type AppFunction, type HttpTrigger } from './app-function.js';
import type { FunctionRunner, RunResult } from './function-runner.js';
import { systemData } from './socket-events.js';

interface HttpFunction extends HttpTrigger {
  readonly function: AppFunction;
}

/** The HTTP triggers of an app. */
export class HttpFunctions {
  readonly #routes: Routes<HttpFunction>;
  readonly #runner: FunctionRunner;
  readonly #httpUri: string | undefined;
  readonly #maxBodyBytes: number;

  constructor(
    functions: readonly AppFunction[],
    runner: FunctionRunner,
    { httpUri, maxBodyBytes }: { readonly httpUri: string | undefined; readonly maxBodyBytes: number },
  ) {
    const routed = functions.flatMap((each) =>
      each.trigger.kind === 'http' ? [{ ...each.trigger, function: each }] : [],
    );
    this.#routes = new Routes(routed);
    this.#runner = runner;
    this.#httpUri = httpUri;
    this.#maxBodyBytes = maxBodyBytes;
  }

  /** Answers a request by the function that its route is of; says false, and leaves it, where there is none. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const url = urlOf(request);
    if (url === undefined) {
      response.writeHead(400).end();
      return true;
    }
    const found = this.#routes.find(request.method ?? 'GET', url.pathname);
    if (found === undefined) return false;
    if (this.#httpUri === undefined) await this.#answer(found, url, request, response);
    else await this.#forward(found, url, request, response, this.#httpUri);
    return true;
  }

  async #answer(
    { target, params }: FoundRoute<HttpFunction>,
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
  ) {
    const value = requestValue(request, url, params, await readBody(request, this.#maxBodyBytes));
    const result = await this.#runner.run({
      function: target.function,
      triggerValue: { request: value },
      bindingData: { ...bodyData(value.body), ...dataOf(target, url, request, params) },
    });
    writeResponse(response, responseOf(target.function, result));
  }

  /** The worker takes the request and gives the answer as streams, while the function is invoked beside. */
  async #forward(
    { target, params }: FoundRoute<HttpFunction>,
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
    httpUri: string,
  ): Promise<void> {
    const invocationId = randomUUID();
    const ended = new AbortController();
    const bindingData = dataOf(target, url, request, params);
    const invoked = this.#runner.run({ function: target.function, invocationId, bindingData, triggerValue: noRequest });
    const forwarded = forwardRequest(request, response, httpUri, invocationId, ended.signal).catch(() => undefined);
    const result = await invoked;
    if (!result.succeeded && !response.headersSent) {
      ended.abort();
      writeResponse(response, { status: 500, headers: [] });
    }
    await forwarded;
  }
}

/** The library asks for the trigger's input, and takes the request from the stream. */
const noRequest: TypedValue = { string: '' };

function dataOf(
  { function: { name } }: HttpFunction,
  url: URL,
  request: IncomingMessage,
  params: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const query = Object.fromEntries(url.searchParams);
  return { ...query, ...params, ...systemData(name), query, headers: headersOf(request) };
}

/** The members of a body that is a JSON object, for binding expressions. */
function bodyData(body: string | undefined): Readonly<Record<string, unknown>> {
  if (body === undefined) return {};
  try {
    const value: unknown = JSON.parse(Buffer.from(body, 'base64').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  } catch {
    return {};
  }
}

function responseOf({ outputs }: AppFunction, result: RunResult): HttpResponseValue {
  if (!result.succeeded) return { status: 500, headers: [] };
  const output = outputs.find(({ kind }) => kind === 'http');
  const value =
    output === undefined || output.name === returnBinding ? result.returnValue : result.outputs[output.name];
  if (value === undefined) return { status: 204, headers: [] };
  if ('response' in value) return value.response;
  const body =
    'bytes' in value
      ? value.bytes
      : Buffer.from('string' in value ? value.string : JSON.stringify('json' in value ? value.json : null)).toString(
          'base64',
        );
  return { status: 200, headers: [], body };
}

function writeResponse(response: ServerResponse, { status, headers, body }: HttpResponseValue): void {
  if (response.destroyed || response.headersSent) return;
  try {
    for (const [name, value] of headers) response.appendHeader(name, value);
    response.writeHead(status < 200 || status > 599 ? 500 : status);
  } catch {
    // A function may set headers that HTTP does not allow.
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    response.writeHead(500);
  }
  response.end(body === undefined ? undefined : Buffer.from(body, 'base64'));
}
