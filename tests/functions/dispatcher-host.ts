import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { answerEvent, noAnswer, type FunctionOutcome } from '../../functions/dispatcher/answer-event.js';
import { dispatch, type TriggerEvent } from '../../functions/dispatcher/dispatch.js';
import { functionsApp } from '../../functions/dispatcher/functions-app.js';
import { anyOf, type Trigger } from '../../functions/dispatcher/trigger-key.js';
import { listen } from '../../fixtures/http/listen.js';
import { joinedHeaders } from '../../fixtures/http/joined-headers.js';

/** A function of an app: its trigger, and what it does. */
export interface TriggeredFunction extends Trigger {
  readonly run: (event: TriggerEvent) => unknown;
}

/** A Functions app that listens: the extension's dispatcher behind HTTP. */
export interface FunctionsHost extends AsyncDisposable {
  /** Where the service posts events to. */
  readonly url: string;
  /** Every status that was answered, in order; 0 for a request that never was. */
  readonly statuses: readonly number[];
}

/** @param connectionStringOf the app's default connection, once there is one. */
export async function startFunctionsHost(
  connectionStringOf: () => string,
  functions: readonly TriggeredFunction[],
): Promise<FunctionsHost> {
  const statuses: number[] = [];
  const server = createServer((incoming, response) => void handle(incoming, response));
  const listening = await listen(server, '127.0.0.1', 0);
  return {
    url: `http://127.0.0.1:${listening.port}/runtime/webhooks/socketio`,
    statuses,
    [Symbol.asyncDispose]: () => listening.close(),
  };

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const dispatched = dispatch(await receive(incoming), functionsApp(connectionStringOf(), anyOf(functions)));
    if (dispatched.kind === 'validation') {
      const { status, allowedOrigin } = dispatched.answer;
      answer(response, status, allowedOrigin === null ? {} : { 'WebHook-Allowed-Origin': allowedOrigin });
    } else if (dispatched.kind === 'rejected') {
      answer(response, dispatched.rejection.status, {}, dispatched.rejection.body);
    } else {
      const result = answerEvent(dispatched.event, await run(dispatched.event));
      if (result === noAnswer) statuses.push(0);
      else answer(response, result.status, result.headers ?? {}, result.body);
    }
  }

  async function run(event: TriggerEvent): Promise<FunctionOutcome> {
    try {
      return { returned: await functions.find((trigger) => anyOf([trigger])(event.context))?.run(event) };
    } catch {
      return { failed: true };
    }
  }

  function answer(
    response: ServerResponse,
    status: number,
    headers: Readonly<Record<string, string | string[]>>,
    body: string | Uint8Array = '',
  ): void {
    statuses.push(status);
    response.writeHead(status, headers).end(body);
  }
}

async function receive(incoming: IncomingMessage) {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { method = '', url: path = '', rawHeaders } = incoming;
  const pairs = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ''] as const] : [],
  );
  return { method, path, headers: joinedHeaders(incoming), rawHeaders: pairs, body: Buffer.concat(chunks) };
}
