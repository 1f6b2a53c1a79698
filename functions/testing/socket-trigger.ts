import { bindingData } from '../dispatcher/binding-data.js';
import type { TriggerEvent } from '../dispatcher/dispatch.js';
import { triggerKey } from '../dispatcher/trigger-key.js';
import { triggerValue } from '../dispatcher/trigger-value.js';

/** An event of a socket. What is left out has a value that a real event could have. */
export interface SocketTriggerOptions {
  /** `connect`, `connected`, `disconnected`, or the name of a client's event. */
  readonly eventName: string;
  /** The arguments of a client's event. */
  readonly parameters?: readonly unknown[];
  /** As the trigger of the function names them. */
  readonly parameterNames?: readonly string[];
  readonly hub?: string;
  readonly namespace?: string;
  readonly socketId?: string;
  readonly userId?: string;
  /** Of a connect event; each claim has a list of values. */
  readonly claims?: Readonly<Record<string, readonly string[]>>;
  /** Of a connect event. */
  readonly query?: Readonly<Record<string, readonly string[]>>;
  /** Of a connect event. */
  readonly headers?: Readonly<Record<string, readonly string[]>>;
  /** Of a disconnected event. */
  readonly reason?: string;
}

/** What a function is handed for an event. */
export interface SocketTrigger {
  /** The first argument of the function. */
  readonly request: Readonly<Record<string, unknown>>;
  /** For the context of the invocation. */
  readonly triggerMetadata: Record<string, unknown>;
}

/**
 * What the extension hands to a function for an event, for a unit test of the function.
 *
 * @throws Error where there are more or fewer parameters than names of them: the function would not be run.
 * @example
 * const { request, triggerMetadata } = socketTrigger({ eventName: 'chat', parameters: ['hi'], parameterNames: ['message'] });
 * await chat(request, new InvocationContext({ functionName: 'chat', triggerMetadata }));
 * @see socket-io-serverless-function-binding.md, "Request of Input Binding".
 */
export function socketTrigger(options: SocketTriggerOptions): SocketTrigger {
  const event = eventOf(options);
  const data = bindingData(event, options.parameterNames);
  if (data === undefined) {
    const count = options.parameters?.length ?? 0;
    throw new Error(
      `The event has ${count} parameters, and parameterNames are ${JSON.stringify(options.parameterNames)}; expected as many.`,
    );
  }
  return { request: triggerValue(event), triggerMetadata: { ...data } };
}

function eventOf(options: SocketTriggerOptions): TriggerEvent {
  const { eventName, parameters = [], hub = 'hub', namespace = '/', socketId = 'socket-1', userId } = options;
  const context = {
    ...triggerKey({ hub, namespace, eventName }),
    origins: [],
    signatures: [],
    connectionId: 'connection-1',
    socketId,
    ...(userId !== undefined && { userId }),
  };
  if (context.kind === 'user') {
    const prefix = namespace === '/' ? '42' : `42${namespace},`;
    const payload = `${prefix}${JSON.stringify([eventName, ...parameters])}`;
    return { context, message: { payload, eventName, parameters: parameters.length === 0 ? null : parameters } };
  }
  const { claims = {}, query = {}, headers = {}, reason = '' } = options;
  return { context, body: { claims, query, headers, clientCertificates: [], reason } };
}
