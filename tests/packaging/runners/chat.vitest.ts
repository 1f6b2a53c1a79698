// #region test
import { io } from 'socket.io-client';
import { clientAccess } from 'socketio-serverless/client';
import { startEmulator, type StartedEmulator } from 'socketio-serverless/emulator';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

let emulator: StartedEmulator;
beforeAll(async () => {
  emulator = await startEmulator({ port: 0 });
});
afterEach(() => emulator.reset());
afterAll(() => emulator.close());

test('a client connects', async () => {
  const { connectionString } = emulator;
  const { endpoint, path, token } = clientAccess({ connectionString, hub: 'chat', userId: 'ana' });
  const socket = io(endpoint, { path, query: { access_token: token }, transports: ['websocket'] });
  expect(await emulator.waitForConnection({ userId: 'ana' })).toMatchObject({ hub: 'chat' });
  socket.close();
});
// #endregion
