import { connectionNotFound, groupEmpty, userNotFound } from '../not-found.js';
import type { HandlersOf } from '../operation-handlers.js';
import { ok } from '../rest-answer.js';
import { pathParameter } from '../rest-call.js';
import { listGroupMembers } from './group-member-page.js';

/** Whether connections exist, and which are in a group. */
export function presenceHandlers(): HandlersOf<
  'getServiceStatus' | 'connectionExists' | 'groupExists' | 'userExists' | 'listConnectionsInGroup'
> {
  return {
    getServiceStatus: () => ({ ...ok, withoutVersions: true }),
    connectionExists(call) {
      const id = pathParameter(call, 'connectionId');
      if (call.hub.connection(id) === undefined) throw connectionNotFound(id, 'Warning');
      return ok;
    },
    groupExists(call) {
      const group = pathParameter(call, 'group');
      if (call.hub.groups.members(group).size === 0) throw groupEmpty(group);
      return ok;
    },
    userExists(call) {
      const userId = pathParameter(call, 'userId');
      if (call.hub.userConnections(userId).size === 0) throw userNotFound(userId);
      return ok;
    },
    listConnectionsInGroup: listGroupMembers,
  };
}
