import { formatPacket, groupName, groupNameRule, isGroupName } from '../../protocol/index.js';
import { OutgoingPacket } from '../connections/outgoing-packet.js';
import type { SocketState } from '../connections/session-state.js';

/** A client's presence in one namespace, from its CONNECT to its end. */
export class NamespaceSocket {
  state: SocketState = 'connecting';
  /** Settles when the connected event has been delivered, or given up. */
  announced: Promise<void> | undefined;

  constructor(
    readonly id: string,
    readonly namespace: string,
  ) {}
}

/**
 * Says, in words for the client, why there can be no such socket; undefined where there can.
 *
 * @param others how many namespaces its client is in, or is being let into.
 */
export function findConnectError(
  { id, namespace }: NamespaceSocket,
  others: number,
  maxNamespaces: number,
): string | undefined {
  if (!isGroupName(groupName(namespace, id))) {
    return `The namespace is too long: the group of each of its sockets must have a name of ${groupNameRule}.`;
  }
  if (others < maxNamespaces) return undefined;
  return `The connection is in ${maxNamespaces} namespaces, which is the limit. Leave one of them first.`;
}

/** What a client gets that is not let into a namespace. */
export function connectError(namespace: string, message: string): OutgoingPacket {
  return new OutgoingPacket(formatPacket('connect_error', namespace, JSON.stringify({ message })));
}
