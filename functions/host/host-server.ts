import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { noAnswer } from '../dispatcher/answer-event.js';
import { applyCors, type CorsRules } from '../http/cors.js';
import { BodyTooLongError, readBody } from '../http/request-value.js';
import { FunctionsAppError } from '../workers/app-error.js';
import type { HostLog } from './host-log.js';
import type { RunningApp } from './running-app.js';

const webhookPath = /^\/runtime\/webhooks\/([^/?]+)/i;
const runPath = /^\/admin\/functions\/([^/?]+)\/?$/i;
/** The Functions host routes no other method to an extension. */
const webhookMethods = ['GET', 'POST', 'DELETE', 'OPTIONS'];

/** The HTTP server of the host, which outlives the app that it serves. */
export class HostServer implements AsyncDisposable {
  /** Undefined while no app is loaded: requests are answered 503 then. */
  app: RunningApp | undefined;
  cors: CorsRules = { corsOrigins: [], corsCredentials: false };
  readonly #server: Server;
  readonly #maxBodyBytes: number;
  readonly #log: HostLog;

  private constructor(server: Server, maxBodyBytes: number, log: HostLog) {
    this.#server = server;
    this.#maxBodyBytes = maxBodyBytes;
    this.#log = log;
    server.on('request', (request, response) => void this.#handle(request, response));
  }

  /** @throws FunctionsAppError where the address cannot be listened on. */
  static async listen(host: string, port: number, maxBodyBytes: number, log: HostLog): Promise<HostServer> {
    const server = createServer();
    server.listen(port, host);
    try {
      await once(server, 'listening');
    } catch (error) {
      const { code = String(error) } = error as NodeJS.ErrnoException;
      throw new FunctionsAppError(
        `The host of the app cannot listen on ${host}:${port}: ${code === 'EADDRINUSE' ? 'the port is in use' : code}. ` +
          'Choose another port with --port (0 for a free one), or as Host.LocalHttpPort in local.settings.json.',
      );
    }
    return new HostServer(server, maxBodyBytes, log);
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    // Some are never answered: the events whose function has failed.
    this.#server.closeAllConnections();
    await closed;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#answer(request, response);
    } catch (error) {
      if (error instanceof BodyTooLongError) {
        this.#log({ level: 'warning', source: 'host', message: `${request.url ?? ''}: ${error.message}` });
      }
      if (response.headersSent) response.destroy();
      else response.writeHead(error instanceof BodyTooLongError ? 413 : 500, { connection: 'close' }).end();
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { app } = this;
    if (applyCors(request, response, this.cors)) return;
    if (app === undefined) {
      answerText(response, 503, 'The app does not run. Its host says why.');
      return;
    }
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const [, extension] = webhookPath.exec(path) ?? [];
    if (extension !== undefined) {
      await this.#answerWebhook(extension, app, request, response);
      return;
    }
    const [, timer] = runPath.exec(path) ?? [];
    if (timer !== undefined && request.method === 'POST') {
      const isRun = await app.timers.run(decodeURIComponent(timer));
      response.writeHead(isRun ? 202 : 404).end();
      return;
    }
    if (await app.http.handle(request, response)) return;
    if (path === '/' && request.method === 'GET') answerText(response, 200, 'The Functions host runs.');
    else response.writeHead(404).end();
  }

  async #answerWebhook(
    extension: string,
    { socketEvents }: RunningApp,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { method = 'GET', rawHeaders } = request;
    if (extension.toLowerCase() !== 'socketio' || socketEvents === undefined) {
      response.writeHead(404).end();
    } else if (!webhookMethods.includes(method)) {
      response.writeHead(405, { allow: webhookMethods.join(', ') }).end();
    } else {
      const body = await readBody(request, this.#maxBodyBytes);
      const answer = await socketEvents.answer({ method, rawHeaders: pairs(rawHeaders), body });
      if (answer !== noAnswer) response.writeHead(answer.status, answer.headers).end(answer.body);
    }
  }
}

function answerText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

function pairs(rawHeaders: readonly string[]): (readonly [string, string])[] {
  return rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ''] as const] : []));
}
