import type { Commands } from '../../commands/commands.js';
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
export function membershipHandlers(executor: Commands): HandlersOf<MembershipOperation> {
  const change = async (call: RestCall, kind: 'join' | 'leave'): Promise<RestAnswer> => {
    await executor.execute({ kind, hub: call.hub, target: { kind: 'hub' }, ...readGroupsRequest(call) });
    return ok;
  };
  /** Settles with the number of connections that joined or left. */
  const execute = (
    call: RestCall,
    kind: 'join' | 'leave',
    target: 'connectionId' | 'userId',
  ): Promise<number | undefined> =>
    executor.execute({ kind, hub: call.hub, target: targetOf(call, target), groups: [pathParameter(call, 'group')] });
  const leaveAll = async (call: RestCall, target: 'connectionId' | 'userId'): Promise<RestAnswer> => {
    await executor.execute({ kind: 'leave all', hub: call.hub, target: targetOf(call, target) });
    return noContent;
  };
  return {
    addConnectionsToGroups: (call) => change(call, 'join'),
    removeConnectionsFromGroups: (call) => change(call, 'leave'),
    async addConnectionToGroup(call) {
      const joined = await execute(call, 'join', 'connectionId');
      if (joined === 0) throw connectionNotFound(pathParameter(call, 'connectionId'), 'Error');
      return ok;
    },
    async removeConnectionFromGroup(call) {
      await execute(call, 'leave', 'connectionId');
      return noContent;
    },
    removeConnectionFromAllGroups: (call) => leaveAll(call, 'connectionId'),
    async addUserToGroup(call) {
      const joined = await execute(call, 'join', 'userId');
      if (joined === 0) throw userNotFound(pathParameter(call, 'userId'));
      return ok;
    },
    async removeUserFromGroup(call) {
      await execute(call, 'leave', 'userId');
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
