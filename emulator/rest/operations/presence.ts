import type { HandlersOf } from '../operation-handlers.js';
import { ok, type RestAnswer } from '../rest-answer.js';
import { pathParameter } from '../rest-call.js';
import { type ErrorCode, RestError } from '../rest-error.js';
import { listGroupMembers } from './group-member-page.js';

/** Whether somebody is there, and who. */
export function presenceHandlers(): HandlersOf<
  'getServiceStatus' | 'connectionExists' | 'groupExists' | 'userExists' | 'listConnectionsInGroup'
> {
  return {
    getServiceStatus: () => ok,
    connectionExists: (call) =>
      existence(call.hub.connection(pathParameter(call, 'connectionId')) !== undefined, 'Connection'),
    groupExists: (call) => existence(call.hub.groups.members(pathParameter(call, 'group')).size > 0, 'Group'),
    userExists: (call) => existence(call.hub.userConnections(pathParameter(call, 'userId')).size > 0, 'User'),
    listConnectionsInGroup: listGroupMembers,
  };
}

function existence(exists: boolean, what: 'Connection' | 'Group' | 'User'): RestAnswer {
  if (exists) return ok;
  const code: ErrorCode = `Warning.${what}.NotExisted`;
  throw new RestError(code, `The ${what.toLowerCase()} does not exist.`, what);
}
