import { CheckedFilter, type GroupPlan } from '../filter/index.js';
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
  const candidates =
    target.kind === 'hub' && groupPlan !== undefined ? membersOf(hub, groupPlan) : connectionsOf(hub, target);
  const leftOut = excluded.length === 0 ? undefined : new Set(excluded);
  const selected: Connection[] = [];
  for (const connection of candidates) {
    if (leftOut?.has(connection.connectionId) !== true && filter.matches(connection)) selected.push(connection);
  }
  return selected;
}

/** Each member of some groups once. */
function membersOf(hub: Hub, { groups }: GroupPlan): Iterable<Connection> {
  const [only] = groups;
  if (only !== undefined && groups.length === 1) return hub.groups.members(only);
  return new Set(groups.flatMap((group) => [...hub.groups.members(group)]));
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
