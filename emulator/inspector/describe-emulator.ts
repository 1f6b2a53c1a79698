import { parseGroupName } from '../../protocol/index.js';
import type { Connection } from '../connections/connection.js';
import type { Hubs } from '../connections/hubs.js';
import type { HandlerCheck, Webhooks } from '../webhooks/webhooks.js';
import type { ConnectionState, EmulatorState, HandlerState, HubState } from './messages.js';

/** How many connections are described; a search finds the others. */
const maxConnections = 100;

/** How many groups of a connection are described. */
const maxGroups = 50;

/**
 * The hubs and connections of an emulator.
 *
 * @param search what a connection's hub, id, user or a room of it has to contain; empty for all.
 */
export function describeEmulator(
  endpoint: string,
  hubs: Hubs,
  webhooks: Pick<Webhooks, 'knownChecks'>,
  search: string,
): EmulatorState {
  const wanted = search.trim().toLowerCase();
  const states: HubState[] = [];
  const connections: ConnectionState[] = [];
  let matchCount = 0;
  for (const { hub, isConfigured } of hubs.all()) {
    let connectionCount = 0;
    for (const connection of hub.connections()) {
      connectionCount++;
      if (!matches(connection, wanted)) continue;
      matchCount++;
      if (connections.length < maxConnections) connections.push(describeConnection(connection));
    }
    const { name, settings } = hub;
    states.push({
      name,
      isConfigured,
      connectionCount,
      allowsAnonymous: settings.anonymousConnectPolicy === 'allow',
      handlers: webhooks.knownChecks(hub).map((check, index) => ({
        ...describeCheck(check),
        userEventPattern: settings.eventHandlers[index]?.userEventPattern ?? '',
        systemEvents: settings.eventHandlers[index]?.systemEvents ?? [],
      })),
    });
  }
  return { endpoint, hubs: states, connections, matchCount };
}

function describeCheck({
  urlTemplate,
  accepts,
  reason,
}: HandlerCheck): Omit<HandlerState, 'userEventPattern' | 'systemEvents'> {
  return { urlTemplate, ...(accepts !== undefined && { accepts }), ...(reason !== undefined && { reason }) };
}

function matches(connection: Connection, wanted: string): boolean {
  if (wanted === '') return true;
  const { connectionId, userId, hub } = connection;
  const names = [connectionId, userId ?? '', hub.name];
  return (
    names.some((name) => name.toLowerCase().includes(wanted)) ||
    [...connection.groups].some((group) => (parseGroupName(group)?.room ?? group).toLowerCase().includes(wanted))
  );
}

function describeConnection(connection: Connection): ConnectionState {
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
