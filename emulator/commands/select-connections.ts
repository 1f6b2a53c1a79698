import { CheckedFilter } from '../filter/index.js';
import type { Connection } from '../connections/connection.js';
import type { Hub } from '../connections/hub.js';
import type { Command, CommandTarget } from './command.js';

const noIds: readonly string[] = [];

/**
 * The connections of a hub that a command is about. A filter that only asks for membership is answered from the group
 * index, so that its cost follows those groups and not the hub.
 */
export function selectConnections(
  hub: Hub,
  { target, filter = CheckedFilter.none, excluded = noIds }: Command,
): Connection[] {
  const { groupPlan } = filter;
  const leftOut = new Set(excluded);
  const candidates =
    target.kind === 'hub' && groupPlan !== undefined
      ? new Set(groupPlan.groups.flatMap((group) => [...hub.groups.members(group)]))
      : connectionsOf(hub, target);
  const selected: Connection[] = [];
  for (const connection of candidates) {
    if (!leftOut.has(connection.connectionId) && filter.matches(connection)) selected.push(connection);
  }
  return selected;
}

function connectionsOf(hub: Hub, target: CommandTarget): Iterable<Connection> {
  switch (target.kind) {
    case 'hub':
      return hub.connections();
    case 'group':
      return hub.groups.members(target.group);
    case 'user':
      return hub.userConnections(target.userId);
    case 'connection': {
      const connection = hub.connection(target.connectionId);
      return connection === undefined ? [] : [connection];
    }
  }
}
