import { parseGroupName } from '../../protocol/index.js';
import type { Connection } from '../connections/connection.js';
import { type ConnectionState, describeConnection } from '../connections/describe-connection.js';
import type { Hubs } from '../connections/hubs.js';
import type { HandlerCheck } from '../webhooks/handler-check.js';
import type { Webhooks } from '../webhooks/webhooks.js';
import type { EmulatorState, HandlerState, HubState } from './messages.js';

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
      if (connections.length < maxConnections) connections.push(describeConnection(connection, maxGroups));
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
