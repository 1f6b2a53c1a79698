import { expect, test } from 'vitest';
import type { OperationId } from './generated/operation-id.js';
import { operationById } from './operations.js';
import type { OperationParameter } from './parameter.js';

function parameter(operationId: OperationId, name: string): OperationParameter {
  const found = operationById(operationId).parameters.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`${operationId} has no parameter ${name}`);
  return found;
}

test.each<[OperationId, string, string]>([
  ['sendToAll', 'hub', 'chat'],
  ['sendToAll', 'hub', 'A_`,.[]9'],
  ['sendToAll', 'hub', `a${'b'.repeat(127)}`],
  ['sendToAll', 'api-version', '2021-10-01'],
  ['sendToAll', 'api-version', '2024-12-01'],
  ['sendToAll', 'filter', ''],
  ['sendToAll', 'filter', "'0~L25z~c29ja2V0MQ' in groups"],
  ['sendToAll', 'excluded', 'connection1'],
  ['sendToAll', 'messageTtlSeconds', '0'],
  ['sendToAll', 'messageTtlSeconds', '300'],
  ['sendToGroup', 'group', '0~L25z~cm0'],
  ['sendToGroup', 'group', ' a '],
  ['sendToGroup', 'group', 'a\nb'],
  ['sendToGroup', 'group', 'g'.repeat(1024)],
  ['listConnectionsInGroup', 'maxpagesize', '200'],
  ['listConnectionsInGroup', 'top', '2147483647'],
  ['listConnectionsInGroup', 'continuationToken', 'c'.repeat(2048)],
  ['revokePermission', 'targetName', 'g'.repeat(1024)],
  ['generateClientToken', 'minutesToExpire', '1'],
  ['generateClientToken', 'minutesToExpire', '2147483647'],
  ['generateClientToken', 'clientType', 'default'],
  ['generateClientToken', 'clientType', 'SOCKETIO'],
  ['generateClientToken', 'group', '0~L25z~cm0'],
  ['grantPermission', 'permission', 'joinLeaveGroup'],
])('%s allows %s=%s', (operationId, name, value) => {
  expect(parameter(operationId, name).check(value)).toBeUndefined();
});

test.each<[OperationId, string, string, string]>([
  ['sendToAll', 'hub', '1chat', 'hub is "1chat"; expected a letter, then up to 127 letters, digits or _ ` , . [ ].'],
  ['sendToAll', 'hub', 'a-b', 'expected a letter'],
  ['sendToAll', 'hub', 'a'.repeat(129), 'a…"; expected a letter'],
  ['sendToAll', 'api-version', '2020-01-01', 'expected one published version, given once'],
  ['sendToAll', 'api-version', '2021-10-01,2024-12-01', 'expected one published version, given once'],
  ['sendToAll', 'messageTtlSeconds', '-1', 'messageTtlSeconds is "-1"; expected an integer from 0 to 300.'],
  ['sendToAll', 'messageTtlSeconds', '301', 'expected an integer from 0 to 300'],
  ['sendToAll', 'messageTtlSeconds', '1.5', 'expected an integer from 0 to 300'],
  ['sendToAll', 'messageTtlSeconds', '', 'expected an integer from 0 to 300'],
  ['sendToGroup', 'group', '  ', 'group is "  "; expected 1 to 1024 characters, not all of them white space.'],
  ['sendToGroup', 'group', 'g'.repeat(1025), 'expected 1 to 1024 characters'],
  ['listConnectionsInGroup', 'maxpagesize', '0', 'expected an integer from 1 to 200'],
  ['listConnectionsInGroup', 'maxpagesize', '201', 'expected an integer from 1 to 200'],
  ['listConnectionsInGroup', 'top', '2147483648', 'expected an integer from 1 to 2147483647'],
  ['listConnectionsInGroup', 'continuationToken', ' ', 'expected 1 to 2048 characters, not all of them white space'],
  ['listConnectionsInGroup', 'continuationToken', 'c'.repeat(2049), 'expected 1 to 2048 characters'],
  ['connectionExists', 'connectionId', ' ', 'expected at least 1 character, not all of them white space'],
  ['userExists', 'userId', ' ', 'expected at least 1 character, not all of them white space'],
  ['revokePermission', 'targetName', '', 'expected 1 to 1024 characters'],
  ['revokePermission', 'targetName', ' ', 'expected 1 to 1024 characters'],
  ['revokePermission', 'targetName', 'g'.repeat(1025), 'expected 1 to 1024 characters'],
  ['generateClientToken', 'minutesToExpire', '0', 'expected an integer from 1 to 2147483647'],
  ['generateClientToken', 'minutesToExpire', '2147483648', 'expected an integer from 1 to 2147483647'],
  ['generateClientToken', 'clientType', 'MQTT', 'expected Default or socketio, in any case'],
  ['generateClientToken', 'group', ' ', 'expected 1 to 1024 characters'],
  ['grantPermission', 'permission', 'fly', 'expected one of sendToGroup, joinLeaveGroup'],
])('%s rejects %s=%s', (operationId, name, value, error) => {
  expect(parameter(operationId, name).check(value)).toContain(error);
});

test.each<[OperationId, string, boolean]>([
  ['sendToAll', 'excluded', true],
  ['closeAllConnections', 'excluded', true],
  ['generateClientToken', 'role', true],
  ['generateClientToken', 'group', true],
  ['sendToAll', 'filter', false],
  ['sendToAll', 'api-version', false],
])('%s allows %s several times: %s', (operationId, name, repeated) => {
  expect(parameter(operationId, name).repeated).toBe(repeated);
});

test('only path parameters are required', () => {
  expect(parameter('sendToGroup', 'group')).toMatchObject({ in: 'path', required: true });
  expect(parameter('sendToGroup', 'api-version')).toMatchObject({ in: 'query', required: false });
});
