import { expect, test } from 'vitest';
import { operationIds, type OperationId } from './generated/operation-id.js';
import { allowedMethods, matchOperation, operationById, operations } from './operations.js';

const table: [OperationId, string, string, number][] = [
  ['getServiceStatus', 'HEAD', '/api/health', 200],
  ['addConnectionsToGroups', 'POST', '/api/hubs/h/:addToGroups', 200],
  ['removeConnectionsFromGroups', 'POST', '/api/hubs/h/:removeFromGroups', 200],
  ['sendToGroup', 'POST', '/api/hubs/h/groups/g/:send', 202],
  ['sendToAll', 'POST', '/api/hubs/h/:send', 202],
  ['sendToConnection', 'POST', '/api/hubs/h/connections/c/:send', 202],
  ['addConnectionToGroup', 'PUT', '/api/hubs/h/groups/g/connections/c', 200],
  ['removeConnectionFromGroup', 'DELETE', '/api/hubs/h/groups/g/connections/c', 204],
  ['generateClientToken', 'POST', '/api/hubs/h/:generateToken', 200],
  ['closeConnection', 'DELETE', '/api/hubs/h/connections/c', 204],
  ['connectionExists', 'HEAD', '/api/hubs/h/connections/c', 200],
  ['removeConnectionFromAllGroups', 'DELETE', '/api/hubs/h/connections/c/groups', 204],
  ['closeAllConnections', 'POST', '/api/hubs/h/:closeConnections', 204],
  ['closeGroupConnections', 'POST', '/api/hubs/h/groups/g/:closeConnections', 204],
  ['groupExists', 'HEAD', '/api/hubs/h/groups/g', 200],
  ['listConnectionsInGroup', 'GET', '/api/hubs/h/groups/g/connections', 200],
  ['sendToUser', 'POST', '/api/hubs/h/users/u/:send', 202],
  ['closeUserConnections', 'POST', '/api/hubs/h/users/u/:closeConnections', 204],
  ['userExists', 'HEAD', '/api/hubs/h/users/u', 200],
  ['addUserToGroup', 'PUT', '/api/hubs/h/users/u/groups/g', 200],
  ['removeUserFromGroup', 'DELETE', '/api/hubs/h/users/u/groups/g', 204],
  ['removeUserFromAllGroups', 'DELETE', '/api/hubs/h/users/u/groups', 204],
  ['grantPermission', 'PUT', '/api/hubs/h/permissions/sendToGroup/connections/c', 200],
  ['checkPermission', 'HEAD', '/api/hubs/h/permissions/joinLeaveGroup/connections/c', 200],
  ['revokePermission', 'DELETE', '/api/hubs/h/permissions/sendToGroup/connections/c', 204],
];

test('has every data-plane operation and no other', () => {
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(table.map(([id]) => id).sort());
  expect([...operationIds].sort()).toEqual(table.map(([id]) => id).sort());
});

test.each(table)('finds %s at %s %s', (operationId, method, path, success) => {
  const match = matchOperation(method, path);
  expect(match?.operation).toBe(operationById(operationId));
  expect([...operationById(operationId).responses.keys()].filter((status) => status < 300)).toEqual([success]);
});

test('gives path parameters as they are on the wire', () => {
  const match = matchOperation('PUT', '/api/hubs/h/groups/0~L25z~cm0/connections/a%20b?api-version=2024-12-01');
  expect(match?.pathParameters).toEqual({ hub: 'h', group: '0~L25z~cm0', connectionId: 'a%20b' });
});

test.each([
  ['GET', '/api/health'],
  ['POST', '/api/hubs/h/:invoke'],
  ['POST', '/api/hubs//:send'],
  ['GET', '/'],
  ['GET', ''],
  ['POST', 'no path at all'],
])('finds nothing at %s %s', (method, path) => {
  expect(matchOperation(method, path)).toBeUndefined();
});

test('tells the methods of a path', () => {
  expect(allowedMethods('/api/hubs/h/groups/g/connections/c').sort()).toEqual(['DELETE', 'PUT']);
  expect(allowedMethods('/api/hubs/h/:nothing')).toEqual([]);
});

test('every operation but the health check rejects a request without a valid token', () => {
  const open = operations.filter(({ responses }) => !responses.has(401));
  expect(open.map(({ operationId }) => operationId)).toEqual(['getServiceStatus']);
});
