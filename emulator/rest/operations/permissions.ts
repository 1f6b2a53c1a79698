import type { Commands } from '../../commands/commands.js';
import { maxPermissionRules } from '../../connections/permission-rules.js';
import type { PermissionQuery, QueryPort } from '../../queries/query-port.js';
import { connectionNotFound } from '../not-found.js';
import type { HandlersOf } from '../operation-handlers.js';
import { noContent, ok } from '../rest-answer.js';
import { pathParameter, type RestCall } from '../rest-call.js';
import { RestError } from '../rest-error.js';

/** Permissions, which are kept and answered but have no effect on Socket.IO clients. */
export function permissionHandlers(
  executor: Commands,
  queries: QueryPort,
): HandlersOf<'grantPermission' | 'checkPermission' | 'revokePermission'> {
  /** Settles with the number of connections whose permission was changed. */
  const change = async (call: RestCall, kind: 'grant' | 'revoke'): Promise<number | undefined> => {
    const { connectionId, permission, targetName } = readPermission(call);
    const hasRoom = await queries.hasRoomForRule(call.hub, { connectionId, permission, targetName }, kind);
    if (!hasRoom) throw tooManyRules(connectionId, permission);
    const target = { kind: 'connection' as const, connectionId };
    return executor.execute({ kind, hub: call.hub, target, permission, targetName });
  };
  return {
    async grantPermission(call) {
      const changed = await change(call, 'grant');
      if (changed === 0) throw connectionNotFound(pathParameter(call, 'connectionId'), 'Info');
      return ok;
    },
    async checkPermission(call) {
      const permission = readPermission(call);
      if (await queries.hasPermission(call.hub, permission)) return ok;
      // The official emulator answers the same for a connection that exists and does not have the permission.
      throw connectionNotFound(permission.connectionId, 'Info');
    },
    async revokePermission(call) {
      await change(call, 'revoke');
      return noContent;
    },
  };
}

function readPermission(call: RestCall): PermissionQuery {
  return {
    connectionId: pathParameter(call, 'connectionId'),
    permission: pathParameter(call, 'permission'),
    targetName: call.query.get('targetName') ?? '',
  };
}

function tooManyRules(connectionId: string, permission: string): RestError {
  return new RestError(
    'Error.Connection.Conflict',
    `Connection \`${connectionId}\` has ${maxPermissionRules} rules for ${permission}, which is the limit. Undo some of them.`,
    'Connection',
  );
}
