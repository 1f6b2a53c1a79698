import type { Acknowledgement, Rejection } from './answers.js';
import { answerValidation } from './answer-validation.js';
import { isSigned } from './check-signature.js';
import type { ConnectedEvent, ConnectEvent, DisconnectedEvent, HandlerEvent, MessageEvent } from './events.js';
import { fetchWith, type FetchHandler } from './fetch.js';
import { listenWith, type NodeListener } from './node-http.js';
import { type EventHead, readHead, readMessage, readSystemEvent } from './read-event.js';
import { BodyTooLarge, explain, type HandlerRequest, type HandlerResponse } from './request.js';

type Awaitable<T> = T | Promise<T>;

/** Acknowledges a message, or rejects it; without an answer the client gets none. */
export type MessageListener = (event: MessageEvent) => Awaitable<Acknowledgement | Rejection | undefined>;

/** What an application does with events, and which services it takes them from. */
export interface EventHandlerOptions {
  /**
   * The access keys of the service: both, so that one can be renewed. Undefined accepts unsigned events, such as those of a
   * service that signs with an identity; everybody who knows the URL can then send events.
   */
  readonly accessKeys: readonly string[] | undefined;
  /** The hosts of the services that may send events, such as `my-resource.webpubsub.azure.com`. Every service by default. */
  readonly allowedOrigins?: readonly string[];
  /** Decides about a socket. It is admitted unless this rejects it. */
  readonly connect?: (event: ConnectEvent) => Awaitable<Rejection | undefined>;
  readonly connected?: (event: ConnectedEvent) => Awaitable<void>;
  readonly disconnected?: (event: DisconnectedEvent) => Awaitable<void>;
  /** What to do with each event of a client, by its name, in any namespace. */
  readonly messages?: Readonly<Record<string, MessageListener>>;
  /** What to do with every other event of a client. It is ignored by default, as a Socket.IO server ignores it. */
  readonly anyMessage?: MessageListener;
  /** How long a body may be. 2 MiB by default: a service takes 1 MiB from a client. */
  readonly maxBodyBytes?: number;
  /** Is told of what a listener throws; the event is answered with 500. Written to the console by default. */
  readonly onError?: (error: unknown, event: HandlerEvent) => void;
}

/** An event handler for any kind of server. */
export interface EventHandler {
  /** For `http.createServer`, and for `app.use` of express. */
  readonly node: NodeListener;
  /** For servers that take a `Request` and give a `Response`. */
  readonly fetch: FetchHandler;
  /** Answers a request, in whatever form a server has it. */
  answer(request: HandlerRequest): Promise<HandlerResponse>;
}

const defaultMaxBodyBytes = 2 * 1024 * 1024;

/**
 * Makes an event handler: it answers validation requests, checks signatures, reads events, and writes acknowledgements.
 *
 * @example
 * const events = createEventHandler({ accessKeys, messages: { hello: ({ args: [name] }) => ack(`Hello ${name}`) } });
 * createServer(events.node).listen(3000);
 * @see socket-io-serverless-protocol.md, "Event Handler Specification".
 */
export function createEventHandler(options: EventHandlerOptions): EventHandler {
  const answer = (request: HandlerRequest): Promise<HandlerResponse> => answerRequest(options, request);
  return { answer, node: listenWith(answer), fetch: fetchWith(answer) };
}

async function answerRequest(options: EventHandlerOptions, request: HandlerRequest): Promise<HandlerResponse> {
  const { accessKeys, allowedOrigins, maxBodyBytes = defaultMaxBodyBytes } = options;
  if (request.method === 'OPTIONS' || request.method === 'GET') return answerValidation(request, allowedOrigins);
  if (request.method !== 'POST') {
    return { ...explain(405, 'Events are posted.'), headers: { allow: 'OPTIONS, GET, POST' } };
  }
  const head = readHead(request);
  if ('status' in head) return head;
  if (accessKeys !== undefined && !isSigned(request.header('ce-signature'), head.socket.connectionId, accessKeys)) {
    return explain(401, 'No item of ce-signature is made with an access key of the service.');
  }
  try {
    return await answerEvent(options, head, await request.body(maxBodyBytes));
  } catch (error) {
    if (error instanceof BodyTooLarge) return explain(413, error.message);
    throw error;
  }
}

async function answerEvent(options: EventHandlerOptions, head: EventHead, body: string): Promise<HandlerResponse> {
  if (head.systemEvent === undefined) {
    const message = readMessage(head, body);
    if ('status' in message) return message;
    const { event, ackHead } = message;
    return guarded(options, event, async () => {
      const answer = await listenerOf(options, event)?.(event);
      if (answer?.kind === 'reject') return explain(answer.status, answer.reason);
      if (answer === undefined || ackHead === undefined) return { status: 204, headers: {}, body: '' };
      return { status: 200, headers: { 'content-type': 'text/plain' }, body: `${ackHead}${answer.argsJson}` };
    });
  }
  const event = readSystemEvent(head, head.systemEvent, body);
  if ('status' in event) return event;
  return guarded(options, event, async () => {
    const rejection = await notify(options, event);
    return rejection === undefined
      ? { status: 200, headers: {}, body: '' }
      : explain(rejection.status, rejection.reason);
  });
}

/** A name such as `constructor` is no listener of the application. */
function listenerOf(
  { messages = {}, anyMessage }: EventHandlerOptions,
  { name }: MessageEvent,
): MessageListener | undefined {
  return Object.hasOwn(messages, name) ? messages[name] : anyMessage;
}

async function notify(
  { connect, connected, disconnected }: EventHandlerOptions,
  event: Exclude<HandlerEvent, MessageEvent>,
): Promise<Rejection | undefined> {
  switch (event.kind) {
    case 'connect':
      return connect?.(event);
    case 'connected':
      await connected?.(event);
      return undefined;
    case 'disconnected':
      await disconnected?.(event);
      return undefined;
  }
}

async function guarded(
  { onError = logError }: EventHandlerOptions,
  event: HandlerEvent,
  run: () => Promise<HandlerResponse>,
): Promise<HandlerResponse> {
  try {
    return await run();
  } catch (error) {
    onError(error, event);
    return explain(500, 'The event handler failed.');
  }
}

function logError(error: unknown, { kind, namespace }: HandlerEvent): void {
  // eslint-disable-next-line no-console -- An application that sets no onError has no other log.
  console.error(`The event handler failed on a ${kind} event of ${namespace}:`, error);
}
