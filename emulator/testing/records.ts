import { decodePathSegment, matchOperation } from '../../openapi/index.js';
import { engineIoType, parsePacketHead, splitPayload } from '../../protocol/index.js';
import type { LogEntry } from '../log/event-log.js';
import type { LoggedMessage } from '../log/log-fields.js';

/** Headers and body of a request or an answer. */
export interface RecordedMessage {
  /** Names as they were sent. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An event of Socket.IO, as a packet has it. */
export interface RecordedEvent {
  readonly namespace: string;
  readonly event: string;
  /** What stands behind the event's name. A binary argument is its placeholder. */
  readonly args: readonly unknown[];
}

/** One try of a delivery to an event handler. */
export interface RecordedDelivery {
  /** When its end was known, in milliseconds since 1970. */
  readonly time: number;
  readonly hub: string;
  readonly connectionId: string;
  readonly userId: string | null;
  readonly namespace: string;
  readonly socketId: string;
  /** The name of a client's event, or `connect`, `connected`, `disconnected`. */
  readonly event: string;
  /** Of a client's event: what stands behind its name. */
  readonly args?: readonly unknown[];
  /** Without its query, which may hold a secret. */
  readonly url: string;
  /** 1, 2, … Missing where nothing was sent, since the handler does not accept events. */
  readonly try?: number;
  /** Missing where there was no answer. */
  readonly status?: number;
  /** Why it failed; missing where it did not. */
  readonly reason?: string;
  /** Where it is tried again: after this time. */
  readonly retryInMs?: number;
  readonly durationMs?: number;
  readonly request?: RecordedMessage;
  readonly answer?: RecordedMessage;
}

/** A call of the REST API. */
export interface RecordedCall {
  /** When it was answered, in milliseconds since 1970. */
  readonly time: number;
  /** The operation of the OpenAPI document: `sendToAll`. Missing where the document has none. */
  readonly operation?: string;
  readonly hub?: string;
  readonly method: string;
  /** Still percent-encoded, without its query. */
  readonly path: string;
  /** With its question mark; empty where there is none. */
  readonly query: string;
  /** Missing where an injected fault dropped it. */
  readonly status?: number;
  /** Why it was rejected; missing where it was not. */
  readonly reason?: string;
  readonly durationMs: number;
  readonly request: RecordedMessage;
  readonly answer: RecordedMessage;
}

/** A call that sends to clients. */
export interface RecordedSend extends RecordedCall {
  readonly operation: 'sendToAll' | 'sendToGroup' | 'sendToUser' | 'sendToConnection';
  /** The group, user or connection that it is for; missing for all. */
  readonly to?: string;
  /** To how many connections it went. */
  readonly receivers: number;
  /** The events of its payload, in their order. */
  readonly events: readonly RecordedEvent[];
}

/** The delivery that an entry of the log is about; undefined where it is about something else. */
export function deliveryOf({ time, fields }: LogEntry): RecordedDelivery | undefined {
  const { hub, connectionId, userId = null, namespace, socketId, event, url, request, answer } = fields;
  if (hub === undefined || connectionId === undefined || namespace === undefined || socketId === undefined)
    return undefined;
  if (event === undefined || url === undefined) return undefined;
  const sent = recordedMessage(request);
  const answered = recordedMessage(answer);
  const [packet] = sent?.headers['content-type']?.startsWith('text/plain') === true ? eventsOf(sent.body) : [];
  return {
    time,
    ...{ hub, connectionId, userId, namespace, socketId, event, url },
    ...(packet !== undefined && { args: packet.args }),
    ...(fields.try !== undefined && { try: fields.try }),
    ...(fields.status !== undefined && { status: fields.status }),
    ...(fields.reason !== undefined && { reason: fields.reason }),
    ...(fields.retryInMs !== undefined && { retryInMs: fields.retryInMs }),
    ...(fields.durationMs !== undefined && { durationMs: fields.durationMs }),
    ...(sent !== undefined && { request: sent }),
    ...(answered !== undefined && { answer: answered }),
  };
}

/** The REST call that an entry of the log is about; undefined where it is about something else. */
export function callOf({ time, message, fields }: LogEntry): RecordedCall | RecordedSend | undefined {
  if (message !== 'request' && message !== 'request rejected') return undefined;
  const { method = '', path = '', status, reason, durationMs = 0, request, answer } = fields;
  const match = matchOperation(method, path);
  const hub = match?.pathParameters['hub'];
  const call: RecordedCall = {
    time,
    ...(match !== undefined && { operation: match.operation.operationId }),
    ...(hub !== undefined && { hub: decodePathSegment(hub).toLowerCase() }),
    method,
    path,
    query: request?.query ?? '',
    ...(status !== undefined && { status }),
    ...(reason !== undefined && { reason }),
    durationMs,
    request: recordedMessage(request) ?? nothing,
    answer: recordedMessage(answer) ?? nothing,
  };
  if (!isSend(call)) return call;
  const { group, userId, connectionId } = match?.pathParameters ?? {};
  const to = group ?? userId ?? connectionId;
  return {
    ...call,
    ...(to !== undefined && { to: decodePathSegment(to) }),
    receivers: fields.receivers ?? 0,
    events: eventsOf(call.request.body),
  };
}

/** Whether a call sends to clients. */
export function isSend(call: RecordedCall): call is RecordedSend {
  return call.operation?.startsWith('sendTo') === true;
}

const nothing: RecordedMessage = { headers: {}, body: '' };

/** The events of an Engine.IO payload; those that cannot be read are left out. */
export function eventsOf(payload: string): RecordedEvent[] {
  return splitPayload(payload).flatMap((packet) => {
    if (!packet.startsWith(engineIoType.message)) return [];
    const text = packet.slice(1);
    const head = parsePacketHead(text);
    if (head?.type !== 'event' && head?.type !== 'binary_event') return [];
    const [event, ...args] = readItems(text.slice(head.payloadStart));
    return typeof event === 'string' || typeof event === 'number'
      ? [{ namespace: head.namespace, event: `${event}`, args }]
      : [];
  });
}

function readItems(text: string): unknown[] {
  try {
    const items: unknown = JSON.parse(text);
    return Array.isArray(items) ? items : [];
  } catch {
    return [];
  }
}

function recordedMessage(message: LoggedMessage | undefined): RecordedMessage | undefined {
  if (message === undefined) return undefined;
  const headers = Object.entries(message.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, [value].flat().join(', ')] as const],
  );
  return { headers: Object.fromEntries(headers), body: message.body.toString() };
}
