// #region test
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { WebPubSubServiceClient } from '@azure/web-pubsub';
import { io } from 'socket.io-client';
import { clientAccess } from 'socketio-serverless/client';
import { startEmulator, type StartedEmulator } from 'socketio-serverless/emulator';

let emulator: StartedEmulator;
before(async () => (emulator = await startEmulator({ port: 0 })));
afterEach(() => emulator.reset());
after(() => emulator.close());

test('the backend sends to a user', async () => {
  const { endpoint, path, token } = clientAccess({
    connectionString: emulator.connectionString,
    hub: 'chat',
    userId: 'ana',
  });
  const socket = io(endpoint, { path, query: { access_token: token }, forceNew: true });
  await emulator.waitForConnection({ userId: 'ana' });

  const service = new WebPubSubServiceClient(emulator.connectionString, 'chat', { allowInsecureConnection: true });
  await service.sendToUser('ana', '42["news","Lunch is ready"]', { contentType: 'text/plain' });

  const send = await emulator.waitForSend({ operation: 'sendToUser' });
  assert.deepEqual(send.events, [{ namespace: '/', event: 'news', args: ['Lunch is ready'] }]);
  assert.equal(send.receivers, 1);
  socket.close();
});

test('the backend tries again when the service is unavailable', async () => {
  using fault = emulator.injectFault({ at: 'rest', status: 503, times: 1 });
  const service = new WebPubSubServiceClient(emulator.connectionString, 'chat', {
    allowInsecureConnection: true,
    retryOptions: { retryDelayInMs: 1 },
  });
  await service.sendToAll('42["news","Lunch is ready"]', { contentType: 'text/plain' });

  assert.equal(fault.hits, 1);
  assert.deepEqual(
    emulator.sends().map(({ status }) => status),
    [503, 202],
  );
});
// #endregion
