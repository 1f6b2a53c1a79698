// #region test
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { WebPubSubServiceClient } from '@azure/web-pubsub';
import { io } from 'socket.io-client';
import { clientAccess } from 'socketio-serverless/client';
import { startEmulator, type StartedEmulator } from 'socketio-serverless/emulator';
import { groupName } from 'socketio-serverless/protocol';
import { eventHandler } from './event-handler.js';

let emulator: StartedEmulator;

before(async () => {
  await once(eventHandler.listen(0), 'listening');
  const { port } = eventHandler.address() as AddressInfo;
  const urlTemplate = `http://localhost:${port}/events/{event}`;
  emulator = await startEmulator({
    port: 0,
    hubs: { chat: { eventHandlers: [{ urlTemplate, userEventPattern: '*', systemEvents: ['connect'] }] } },
  });
});

after(async () => {
  await emulator.close();
  eventHandler.close();
});

// #region connect
function connect() {
  const { endpoint, path, token } = clientAccess({ connectionString: emulator.connectionString, hub: 'chat' });
  return io(endpoint, { path, query: { access_token: token }, forceNew: true });
}
// #endregion

test('the handler greets a client', async () => {
  const socket = connect();
  assert.equal(await socket.emitWithAck('hello', 'Ana'), 'Hello Ana');
  socket.close();
});

test('the backend puts a client into a room and sends to it', async () => {
  const socket = connect();
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  const news = new Promise((resolve) => socket.once('news', resolve));

  // #region backend
  const service = new WebPubSubServiceClient(emulator.connectionString, 'chat', { allowInsecureConnection: true });
  const lobby = groupName('/', 'lobby');
  await service.addConnectionsToGroups([lobby], `'${groupName('/', socket.id)}' in groups`);
  await service.group(lobby).sendToAll('42["news","Lunch is ready"]', { contentType: 'text/plain' });
  // #endregion

  assert.equal(await news, 'Lunch is ready');
  socket.close();
});
// #endregion
