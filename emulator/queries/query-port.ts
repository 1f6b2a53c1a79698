/** A connection as listings show it. */
export interface GroupMember {
  readonly connectionId: string;
  readonly userId: string | null;
}

/** Which members of a group are wanted: the first ones in the order of connection ids. */
export interface MemberPage {
  /** They come after this id; null for all. */
  readonly after: string | null;
  /** How many at most. */
  readonly atMost: number;
}

/** A connection's permission for one target. */
export interface PermissionQuery {
  readonly connectionId: string;
  readonly permission: string;
  readonly targetName: string;
}

/**
 * Answers what REST calls ask of all connections of the service. Nothing is changed. Each rejects with an `UnavailableError`
 * where it is not known of all of them.
 */
export interface QueryPort {
  connectionExists(hub: string, connectionId: string): Promise<boolean>;
  groupExists(hub: string, group: string): Promise<boolean>;
  userExists(hub: string, userId: string): Promise<boolean>;
  /** Those of a page, and perhaps others too, in any order. */
  groupMembers(hub: string, group: string, page: MemberPage): Promise<Iterable<GroupMember>>;
  hasPermission(hub: string, query: PermissionQuery): Promise<boolean>;
  /** Whether the limit of rules lets the permission be granted or revoked; true where there is no such connection. */
  hasRoomForRule(hub: string, query: PermissionQuery, kind: 'grant' | 'revoke'): Promise<boolean>;
}
