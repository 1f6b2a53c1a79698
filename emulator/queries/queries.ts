import type { Hubs } from '../connections/hubs.js';
import type { GroupMember, PermissionQuery, QueryPort } from './query-port.js';

/** Answers what REST calls ask of the connections of this node. Nothing is changed. */
export class Queries implements QueryPort {
  constructor(private readonly hubs: Hubs) {}

  connectionExists(hub: string, connectionId: string): Promise<boolean> {
    return Promise.resolve(this.hubs.get(hub).connection(connectionId) !== undefined);
  }

  groupExists(hub: string, group: string): Promise<boolean> {
    return Promise.resolve(this.hubs.get(hub).groups.members(group).size > 0);
  }

  userExists(hub: string, userId: string): Promise<boolean> {
    return Promise.resolve(this.hubs.get(hub).userConnections(userId).size > 0);
  }

  groupMembers(hub: string, group: string): Promise<Iterable<GroupMember>> {
    return Promise.resolve(this.hubs.get(hub).groups.members(group));
  }

  hasPermission(hub: string, { connectionId, permission, targetName }: PermissionQuery): Promise<boolean> {
    const rules = this.hubs.get(hub).connection(connectionId)?.permissions;
    return Promise.resolve(rules?.allows(permission, targetName) === true);
  }

  hasRoomForRule(
    hub: string,
    { connectionId, permission, targetName }: PermissionQuery,
    kind: 'grant' | 'revoke',
  ): Promise<boolean> {
    const rules = this.hubs.get(hub).connection(connectionId)?.permissions;
    return Promise.resolve(rules?.hasRoom(permission, targetName, kind === 'grant') !== false);
  }
}
