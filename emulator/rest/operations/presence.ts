import type { QueryPort } from '../../queries/query-port.js';
import { connectionNotFound, groupEmpty, userNotFound } from '../not-found.js';
import type { HandlersOf } from '../operation-handlers.js';
import { ok } from '../rest-answer.js';
import { pathParameter } from '../rest-call.js';
import { listGroupMembers } from './group-member-page.js';

/** Whether connections exist, and which are in a group. */
export function presenceHandlers(
  queries: QueryPort,
): HandlersOf<'getServiceStatus' | 'connectionExists' | 'groupExists' | 'userExists' | 'listConnectionsInGroup'> {
  return {
    getServiceStatus: () => Promise.resolve({ ...ok, withoutVersions: true }),
    async connectionExists(call) {
      const id = pathParameter(call, 'connectionId');
      if (!(await queries.connectionExists(call.hub, id))) throw connectionNotFound(id, 'Warning');
      return ok;
    },
    async groupExists(call) {
      const group = pathParameter(call, 'group');
      if (!(await queries.groupExists(call.hub, group))) throw groupEmpty(group);
      return ok;
    },
    async userExists(call) {
      const userId = pathParameter(call, 'userId');
      if (!(await queries.userExists(call.hub, userId))) throw userNotFound(userId);
      return ok;
    },
    listConnectionsInGroup: (call) => listGroupMembers(call, queries),
  };
}
