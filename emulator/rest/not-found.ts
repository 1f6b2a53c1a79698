import { RestError } from './rest-error.js';

/** What the service was recorded to answer about a connection that does not exist; operations differ in severity. */
export function connectionNotFound(connectionId: string, severity: 'Error' | 'Info' | 'Warning'): RestError {
  return new RestError(
    `${severity}.Connection.NotExisted`,
    `Connection \`${connectionId}\` is not found.`,
    'Connection',
  );
}

/** What the service was recorded to answer about a user without a connection. */
export function userNotFound(userId: string): RestError {
  return new RestError('Warning.User.NotExisted', `User \`${userId}\` is not found.`, 'User');
}

/** What the service answers about a group without a connection. The text fits the recorded Content-Length. */
export function groupEmpty(group: string): RestError {
  return new RestError('Warning.Group.NotExisted', `Group \`${group}\` is empty.`, 'Group');
}
