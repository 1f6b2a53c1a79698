// Generated from openapi/service.openapi.yaml by `npm run generate`. Do not edit.

/** The ids of the REST operations. */
export const operationIds = [
  'getServiceStatus',
  'addConnectionsToGroups',
  'removeConnectionsFromGroups',
  'sendToAll',
  'closeAllConnections',
  'generateClientToken',
  'groupExists',
  'sendToGroup',
  'closeGroupConnections',
  'listConnectionsInGroup',
  'addConnectionToGroup',
  'removeConnectionFromGroup',
  'connectionExists',
  'closeConnection',
  'sendToConnection',
  'removeConnectionFromAllGroups',
  'userExists',
  'sendToUser',
  'closeUserConnections',
  'removeUserFromAllGroups',
  'addUserToGroup',
  'removeUserFromGroup',
  'grantPermission',
  'checkPermission',
  'revokePermission',
] as const;

export type OperationId = (typeof operationIds)[number];
