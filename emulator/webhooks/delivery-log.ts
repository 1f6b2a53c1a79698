import type { Connection } from '../connections/connection.js';
import type { Logger } from '../log/event-log.js';
import type { LogFields } from '../log/log-fields.js';
import type { EventName } from './event-handler-choice.js';
import type { SocketAddress } from './event-headers.js';
import type { WebhookOutcome } from './webhook-client.js';
import type { WebhookFailure } from './webhook-failure.js';

/** Whose event it is, and which. */
export function describeEvent(
  { hub, connectionId, userId }: Connection,
  { id, namespace }: SocketAddress,
  event: EventName,
): LogFields {
  return { hub: hub.name, connectionId, userId, namespace, socketId: id, event: event.name };
}

/**
 * Logs the last try of a delivery with what came of it. The failed event of a client is left to the one who acts on it, so
 * that a fault has one line.
 */
export function logOutcome(log: Logger, about: LogFields, event: EventName, outcome: WebhookOutcome): void {
  if (outcome.succeeded) {
    log.info(describeDelivery(about, outcome.lastTry), 'delivery');
  } else if (event.system) {
    const fields = { ...about, ...describeFailure(outcome) };
    if (isRejection(event, outcome)) log.info(fields, 'socket rejected by its event handler');
    else log.warn(fields, 'delivery failed');
  }
}

/** All members at once: V8 takes almost a microsecond for each that is added to a spread of others. */
function describeDelivery(about: LogFields, lastTry: LogFields = {}): LogFields {
  return {
    hub: about.hub,
    connectionId: about.connectionId,
    userId: about.userId,
    namespace: about.namespace,
    socketId: about.socketId,
    event: about.event,
    method: lastTry.method,
    url: lastTry.url,
    try: lastTry.try,
    status: lastTry.status,
    durationMs: lastTry.durationMs,
    request: lastTry.request,
    answer: lastTry.answer,
  };
}

/** The last try of a failed delivery, why it failed, and what to do about it. */
export function describeFailure({ kind, reason, lastTry }: WebhookFailure): LogFields & { readonly reason: string } {
  const hint = hints[kind];
  return { ...lastTry, reason, ...(hint !== undefined && { hint }) };
}

/** Whether a handler rejects a socket, which is the application's own decision and no failure. */
function isRejection(event: EventName, failure: WebhookFailure): boolean {
  return event.name === 'connect' && failure.kind === 'refused' && isClientError(failure.status);
}

function isClientError(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408;
}

const hints: Partial<Record<WebhookFailure['kind'], string>> = {
  unreachable: 'Is the event handler running, and at this URL?',
  'not allowed':
    'Answer OPTIONS with 200 and "WebHook-Allowed-Origin: *"; webhooks.origin sets the origin that is asked for.',
  'too late': 'webhooks.timeoutMs is how long a handler may take.',
};
