import type { CommandExecutor } from '../../commands/command-executor.js';
import { connectionNotFound, userNotFound } from '../not-found.js';
import type { HandlersOf } from '../operation-handlers.js';
import { readGroupsRequest } from '../request-body.js';
import { noContent, ok, type RestAnswer } from '../rest-answer.js';
import { pathParameter, type RestCall } from '../rest-call.js';

type MembershipOperation =
  | 'addConnectionsToGroups'
  | 'removeConnectionsFromGroups'
  | 'addConnectionToGroup'
  | 'removeConnectionFromGroup'
  | 'removeConnectionFromAllGroups'
  | 'addUserToGroup'
  | 'removeUserFromGroup'
  | 'removeUserFromAllGroups';

/** Joining and leaving groups. */
export function membershipHandlers(executor: CommandExecutor): HandlersOf<MembershipOperation> {
  const change = (call: RestCall, kind: 'join' | 'leave'): RestAnswer => {
    executor.execute({ kind, hub: call.hub.name, target: { kind: 'hub' }, ...readGroupsRequest(call) });
    return ok;
  };
  const execute = (call: RestCall, kind: 'join' | 'leave', target: 'connectionId' | 'userId'): void =>
    executor.execute({
      kind,
      hub: call.hub.name,
      target: targetOf(call, target),
      groups: [pathParameter(call, 'group')],
    });
  const leaveAll = (call: RestCall, target: 'connectionId' | 'userId'): RestAnswer => {
    executor.execute({ kind: 'leave all', hub: call.hub.name, target: targetOf(call, target) });
    return noContent;
  };
  return {
    addConnectionsToGroups: (call) => change(call, 'join'),
    removeConnectionsFromGroups: (call) => change(call, 'leave'),
    addConnectionToGroup(call) {
      const id = pathParameter(call, 'connectionId');
      if (call.hub.connection(id) === undefined) {
        throw connectionNotFound(id, 'Error');
      }
      execute(call, 'join', 'connectionId');
      return ok;
    },
    removeConnectionFromGroup(call) {
      execute(call, 'leave', 'connectionId');
      return noContent;
    },
    removeConnectionFromAllGroups: (call) => leaveAll(call, 'connectionId'),
    addUserToGroup(call) {
      const userId = pathParameter(call, 'userId');
      if (call.hub.userConnections(userId).size === 0) {
        throw userNotFound(userId);
      }
      execute(call, 'join', 'userId');
      return ok;
    },
    removeUserFromGroup(call) {
      execute(call, 'leave', 'userId');
      return noContent;
    },
    removeUserFromAllGroups: (call) => leaveAll(call, 'userId'),
  };
}

function targetOf(call: RestCall, kind: 'connectionId' | 'userId') {
  return kind === 'userId'
    ? { kind: 'user' as const, userId: pathParameter(call, kind) }
    : { kind: 'connection' as const, connectionId: pathParameter(call, kind) };
}
