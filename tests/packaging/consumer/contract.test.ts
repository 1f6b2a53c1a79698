import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createServiceClient } from 'socketio-serverless/client';
import { startEmulator } from 'socketio-serverless/emulator';
import { expect, scenario, verifies } from 'socketio-serverless/playwright';
import { groupName, verifySignature } from 'socketio-serverless/protocol';
import { loadRequirements, validateAgainstSchema } from 'socketio-serverless/schemas';

test('the typed client sends to a room', async () => {
  // #region client
  await using emulator = await startEmulator({ port: 0 });
  const service = createServiceClient({ connectionString: emulator.connectionString });
  const { response } = await service.POST('/api/hubs/{hub}/groups/{group}/:send', {
    params: { path: { hub: 'chat', group: groupName('/', 'lobby') } },
    body: '42["news","Lunch is ready"]',
  });
  assert.equal(response.status, 202);
  // #endregion
});

test('the registry and the schemas are there', () => {
  // #region contract
  const requirement = loadRequirements().find(({ id }) => id === 'REST-SEND-04');
  assert.equal(requirement?.statement, 'A send to a room without members answers 202.');

  assert.deepEqual(validateAgainstSchema('webhook-disconnected-request', { reason: '' }), []);
  assert.notDeepEqual(validateAgainstSchema('webhook-disconnected-request', {}), []);
  // #endregion
});

test('a signature is verified', () => {
  // #region signature
  const connectionId = '0f9c97a2f0bf4706afe87a14e0797b11';
  const signature = 'sha256=7767effcb3946f3e1de039df4b986ef02c110b1469d02c0a06f41b3b727ab561';
  assert.ok(verifySignature(signature, connectionId, '7aab239577fd4f24bc919802fb629f5f'));
  // #endregion
});

test('the fixtures of a scenario are there', () => {
  assert.equal(typeof scenario, 'function');
  assert.equal(typeof expect, 'function');
  assert.deepEqual(verifies('REST-SEND-04').tag, ['@REST-SEND-04']);
});
