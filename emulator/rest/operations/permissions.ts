import type { CommandExecutor } from '../../commands/command-executor.js';
import type { HandlersOf } from '../operation-handlers.js';
import { noContent, ok } from '../rest-answer.js';
import { pathParameter, type RestCall } from '../rest-call.js';
import { RestError } from '../rest-error.js';

const mostRules = 1000;

/** Permissions, which are kept and answered but mean nothing to Socket.IO clients. */
export function permissionHandlers(
  executor: CommandExecutor,
): HandlersOf<'grantPermission' | 'checkPermission' | 'revokePermission'> {
  const execute = (call: RestCall, kind: 'grant' | 'revoke'): void => {
    const target = { kind: 'connection' as const, connectionId: pathParameter(call, 'connectionId') };
    executor.execute({ kind, hub: call.hub.name, target, permission: permissionName(call) });
  };
  return {
    grantPermission(call) {
      const connectionId = pathParameter(call, 'connectionId');
      const permissions = call.hub.connection(connectionId)?.permissions;
      if (permissions === undefined) {
        throw new RestError(
          'Info.Connection.NotExisted',
          `The connection \`${connectionId}\` is not found.`,
          'Connection',
        );
      }
      if (permissions.size >= mostRules && !permissions.has(permissionName(call))) {
        throw new RestError(
          'Error.Connection.Conflict',
          `The connection \`${connectionId}\` has ${permissions.size} permission rules; ${mostRules} are allowed. Revoke some.`,
          'Connection',
        );
      }
      execute(call, 'grant');
      return ok;
    },
    checkPermission(call) {
      const permissions = call.hub.connection(pathParameter(call, 'connectionId'))?.permissions;
      if (permissions?.has(permissionName(call)) === true) return ok;
      throw new RestError('Info.Permission.NotGranted', 'The connection has not this permission.', 'Permission');
    },
    revokePermission(call) {
      execute(call, 'revoke');
      return noContent;
    },
  };
}

function permissionName(call: RestCall): string {
  return JSON.stringify([pathParameter(call, 'permission'), call.query.get('targetName')]);
}
