import { randomUUID } from 'node:crypto';
import {
  encodeHeaderText,
  eventSource,
  eventTime,
  messageEventType,
  signConnection,
  systemEventType,
} from '../../protocol/index.js';
import type { Connection } from '../connections/connection.js';
import type { CausedEvent } from './event-handler-choice.js';

/** Whose event it is: a socket that exists, or asks to. */
export interface SocketAddress {
  readonly id: string;
  readonly namespace: string;
}

/** What the service itself puts into every event. */
export class EventSender {
  readonly #signatures = new WeakMap<Connection, string>();

  constructor(
    /** Primary first. */
    private readonly accessKeys: readonly string[],
    /** `WebHook-Request-Origin`. */
    readonly origin: string,
  ) {}

  /** Made once for each connection: it depends on nothing else. */
  signature(connection: Connection): string {
    let signature = this.#signatures.get(connection);
    if (signature === undefined) {
      signature = signConnection(connection.connectionId, this.accessKeys);
      this.#signatures.set(connection, signature);
    }
    return signature;
  }
}

/**
 * The headers of one event: CloudEvents 1.0 in HTTP binary mode, with Web PubSub's extensions. An event is part of the trace
 * of the call that caused it, or else of its client's handshake.
 *
 * @see socket-io-serverless-protocol.md, "Event handler"; reference-cloud-events.md, "Webhook HTTP request".
 */
export function eventHeaders(
  connection: Connection,
  socket: SocketAddress,
  event: CausedEvent,
  sender: EventSender,
): Record<string, string> {
  const { connectionId, hub, userId, state } = connection;
  const headers: Record<string, string> = {
    'webhook-request-origin': sender.origin,
    'content-type': event.system ? 'application/json; charset=utf-8' : 'text/plain',
    'ce-specversion': '1.0',
    'ce-type': event.system ? systemEventType(event.name) : messageEventType,
    'ce-source': eventSource(hub.name, connectionId),
    'ce-id': connection.nextEventId(),
    'ce-time': eventTime(new Date()),
    'ce-signature': sender.signature(connection),
    'ce-connectionId': connectionId,
    'ce-hub': hub.name,
    'ce-eventName': encodeHeaderText(event.name),
    'ce-namespace': encodeHeaderText(socket.namespace),
    'ce-socketId': socket.id,
    'ce-awpsversion': '1.0',
    'x-ms-client-request-id': randomUUID(),
  };
  if (userId !== null) headers['ce-userId'] = utf8Header(userId);
  if (state !== undefined) headers['ce-connectionState'] = state;
  const trace = event.trace ?? connection.trace;
  if (trace !== undefined) Object.assign(headers, trace);
  return headers;
}

// eslint-disable-next-line no-control-regex -- Control characters are what no header may hold.
const lostInHeader = /^ +| +$|[\u0000-\u001f\u007f]/g;

/**
 * A user id is the one header that may hold any text: its UTF-8 bytes, as the official emulator sends it. Only what no
 * header can carry is percent-encoded: control characters, and spaces around it.
 */
function utf8Header(text: string): string {
  return Buffer.from(text.replace(lostInHeader, encodeURIComponent), 'utf8').toString('latin1');
}
