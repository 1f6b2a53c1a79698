import {
  type MessageParts,
  messageEvent,
  newId,
  type OutgoingEvent,
  systemEvent,
} from '../fixtures/sender/outgoing-event.js';
import { type SystemEvent, systemEvents } from '../protocol/index.js';
import { readEventWords } from './event-words.js';
import type { Pairs } from './flag-values.js';

/** The acknowledgement id of a triggered event. */
export const ackId = '1';

/** What is said of the socket whose event it is. */
export interface TriggerSubject {
  readonly hub: string;
  readonly namespace: string;
  readonly user?: string;
  readonly connectionId?: string;
  readonly socketId?: string;
  /** Of a connect event. */
  readonly claim?: Pairs;
  /** Of a connect event. */
  readonly query?: Pairs;
  /** Of a disconnected event. */
  readonly reason?: string;
  /** Whether an event of a client asks for an acknowledgement. */
  readonly ack: boolean;
  /** Primary first. */
  readonly accessKeys: readonly string[];
  readonly origin: string;
}

export type TriggeredKind = SystemEvent | 'message';

export interface TriggeredEvent {
  readonly kind: TriggeredKind;
  readonly event: OutgoingEvent;
}

/**
 * The event of a socket: `connect`, `connected` and `disconnected` are the service's own, and any other name is an event
 * that a client has emitted.
 *
 * @throws Error where arguments are given to an event of the service, or are no arguments.
 */
export function triggeredEvent([name = '', ...words]: readonly string[], subject: TriggerSubject): TriggeredEvent {
  const kind = systemEvents.find((event) => event === name) ?? 'message';
  const { namespace, user = '', connectionId = newId(), socketId = newId() } = subject;
  const socket = { namespace, userId: user, connectionId, socketId };
  const sender = { name: 'trigger', hub: subject.hub, origin: subject.origin, accessKeys: subject.accessKeys };
  if (kind === 'message') return { kind, event: messageEvent(sender, messageOf([name, ...words], subject, socket)) };
  if (words.length > 0) {
    throw new Error(
      `The event ${name} has no arguments, but ${JSON.stringify(words[0])} was given. It is an event of the service: ` +
        'say more of it with --user, --claim, --query or --reason.',
    );
  }
  return { kind, event: systemEvent(sender, kind, socket, bodyOf(kind, user, subject)) };
}

function messageOf(
  words: readonly string[],
  { ack }: TriggerSubject,
  socket: Omit<MessageParts, 'name'>,
): MessageParts {
  const { event, args } = readEventWords(words);
  const text = args.map((value) => JSON.stringify(value)).join(',');
  return { ...socket, name: event, args: text, ...(ack && { ackId }) };
}

function bodyOf(kind: SystemEvent, user: string, { claim = {}, query = {}, reason = '' }: TriggerSubject): object {
  if (kind === 'connected') return {};
  if (kind === 'disconnected') return { reason };
  const claims = { ...(user !== '' && { sub: [user] }), ...claim };
  return { claims, query, headers: {}, subprotocols: [], clientCertificates: [] };
}
