import type { CommandExecutor } from '../../commands/command-executor.js';
import { maxPermissionRules } from '../../connections/permission-rules.js';
import { connectionNotFound } from '../not-found.js';
import type { HandlersOf } from '../operation-handlers.js';
import { noContent, ok } from '../rest-answer.js';
import { pathParameter, type RestCall } from '../rest-call.js';
import { RestError } from '../rest-error.js';

/** Permissions, which are kept and answered but have no effect on Socket.IO clients. */
export function permissionHandlers(
  executor: CommandExecutor,
): HandlersOf<'grantPermission' | 'checkPermission' | 'revokePermission'> {
  const change = (call: RestCall, kind: 'grant' | 'revoke'): void => {
    const { connectionId, permission, targetName } = readPermission(call);
    const rules = call.hub.connection(connectionId)?.permissions;
    if (rules?.hasRoom(permission, targetName, kind === 'grant') === false)
      throw tooManyRules(connectionId, permission);
    const target = { kind: 'connection' as const, connectionId };
    executor.execute({ kind, hub: call.hub.name, target, permission, targetName });
  };
  return {
    grantPermission(call) {
      const { connectionId } = readPermission(call);
      if (call.hub.connection(connectionId) === undefined) throw connectionNotFound(connectionId, 'Info');
      change(call, 'grant');
      return ok;
    },
    checkPermission(call) {
      const { connectionId, permission, targetName } = readPermission(call);
      const rules = call.hub.connection(connectionId)?.permissions;
      if (rules?.allows(permission, targetName) === true) return ok;
      // The official emulator answers the same for a connection that exists and does not have the permission.
      throw connectionNotFound(connectionId, 'Info');
    },
    revokePermission(call) {
      change(call, 'revoke');
      return noContent;
    },
  };
}

function readPermission(call: RestCall) {
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
