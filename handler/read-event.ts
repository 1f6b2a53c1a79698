import { isSystemEventType, systemEvents, type SystemEvent } from '../protocol/index.js';
import type { HandlerEvent, MessageEvent, SocketEvent } from './events.js';
import { decodeHeaderText, decodeUserId } from './header-text.js';
import { readPacket } from './read-packet.js';
import { explain, type HandlerRequest, type HandlerResponse } from './request.js';

/** The headers without which nobody can say what an event is about. */
const requiredHeaders = [
  'ce-connectionid',
  'ce-hub',
  'ce-type',
  'ce-eventname',
  'ce-namespace',
  'ce-socketid',
] as const;

/** What the headers of an event say. */
export interface EventHead {
  readonly socket: SocketEvent;
  /** Undefined for a message. */
  readonly systemEvent: SystemEvent | undefined;
  readonly eventName: string;
  /** The media type of the body, in lower case and without parameters. */
  readonly mediaType: string;
}

/** A message, and the head of its acknowledgement. */
export interface ReadMessage {
  readonly event: MessageEvent;
  /** `43/chat,17`; undefined where the client waits for none. */
  readonly ackHead: string | undefined;
}

/** Reads the headers of an event, or answers what is wrong with them. */
export function readHead(request: Pick<HandlerRequest, 'header'>): EventHead | HandlerResponse {
  for (const name of requiredHeaders) {
    const lines = request.header(name);
    if (lines.length !== 1) return explain(400, `${name} is there ${lines.length} times; expected once.`);
    if (lines[0] === '') return explain(400, `${name} is empty.`);
  }
  const first = (name: string): string | undefined => request.header(name)[0];
  const eventName = first('ce-eventname') ?? '';
  const isSystem = isSystemEventType(first('ce-type') ?? '');
  const systemEvent = isSystem ? systemEvents.find((event) => event === eventName.toLowerCase()) : undefined;
  if (isSystem && systemEvent === undefined) return explain(404, `There is no system event ${eventName}.`);
  const userId = first('ce-userid');
  const connectionState = first('ce-connectionstate');
  return {
    systemEvent,
    eventName,
    mediaType: (first('content-type') ?? '').split(';', 1).join('').trim().toLowerCase(),
    socket: {
      hub: first('ce-hub') ?? '',
      namespace: decodeHeaderText(first('ce-namespace') ?? ''),
      connectionId: first('ce-connectionid') ?? '',
      socketId: first('ce-socketid') ?? '',
      eventId: first('ce-id') ?? '',
      ...(userId !== undefined && userId !== '' && { userId: decodeUserId(userId) }),
      ...(connectionState !== undefined && { connectionState }),
    },
  };
}

/** Reads the body of a system event, or answers what is wrong with it. Members that are not known are ignored. */
export function readSystemEvent(
  { socket }: EventHead,
  kind: SystemEvent,
  body: string,
): Exclude<HandlerEvent, MessageEvent> | HandlerResponse {
  if (kind === 'connected') return { kind, ...socket };
  const members = parseObject(body);
  if (members === undefined) return explain(400, `The body of a ${kind} event is no JSON object.`);
  if (kind === 'disconnected') {
    const reason = members['reason'];
    return { kind, ...socket, reason: typeof reason === 'string' ? reason : '' };
  }
  return {
    kind,
    ...socket,
    claims: valueLists(members['claims']),
    query: valueLists(members['query']),
    headers: valueLists(members['headers']),
  };
}

/** Reads a message, or answers what is wrong with it. Its name and namespace are those of the packet. */
export function readMessage({ socket, eventName, mediaType }: EventHead, body: string): ReadMessage | HandlerResponse {
  if (mediaType !== 'text/plain') {
    return explain(415, `The Content-Type of a message is ${JSON.stringify(mediaType)}; expected text/plain.`);
  }
  const packet = readPacket(body);
  if (packet === undefined) return explain(400, 'The body is no Engine.IO message with a Socket.IO event.');
  const { name, namespace, args, argsJson, ackHead } = packet;
  if (name !== eventName && name !== decodeHeaderText(eventName)) {
    return explain(400, `ce-eventName is ${eventName}, and the packet has another event.`);
  }
  return {
    event: { kind: 'message', ...socket, namespace, name, args, argsJson, wantsAck: ackHead !== undefined },
    ackHead,
  };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The lists of strings of an object; whatever else is in it is left out. */
function valueLists(value: unknown): Readonly<Record<string, readonly string[]>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, items]) => [
      name,
      [items].flat().filter((item): item is string => typeof item === 'string'),
    ]),
  );
}
