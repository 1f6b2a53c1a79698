import { parseGroupName } from '../../protocol/index.js';
import type { Connection } from './connection.js';
import type { SocketState } from './session-state.js';

/** A connection, for people and tests that look at it. */
export interface ConnectionState {
  readonly hub: string;
  readonly connectionId: string;
  readonly userId: string | null;
  /** `polling` or `websocket`. */
  readonly transport: string;
  /** What has been sent, and its client has not taken. */
  readonly unsentBytes: number;
  /** One for each namespace that it is in, or asks to be in. */
  readonly sockets: readonly { readonly id: string; readonly namespace: string; readonly state: SocketState }[];
  readonly rooms: readonly { readonly namespace: string; readonly room: string }[];
  /** Groups that are no rooms of Socket.IO. */
  readonly groups: readonly string[];
}

/** @param maxGroups how many of its rooms and groups are described. */
export function describeConnection(connection: Connection, maxGroups = Infinity): ConnectionState {
  const { hub, connectionId, userId } = connection;
  const { transport = '', unsentBytes = 0, sockets = [] } = connection.describe() ?? {};
  const rooms: { namespace: string; room: string }[] = [];
  const groups: string[] = [];
  const socketIds = new Set(sockets.map(({ id }) => id));
  for (const group of connection.groups) {
    if (rooms.length + groups.length === maxGroups) break;
    const parsed = parseGroupName(group);
    if (parsed === undefined) groups.push(group);
    // The group of a whole namespace, and that of the socket itself, are no rooms to a user of Socket.IO.
    else if (parsed.room !== undefined && !socketIds.has(parsed.room)) {
      rooms.push({ namespace: parsed.namespace, room: parsed.room });
    }
  }
  return { hub: hub.name, connectionId, userId, transport, unsentBytes, sockets, rooms, groups };
}
