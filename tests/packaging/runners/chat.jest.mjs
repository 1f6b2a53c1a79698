// #region test
import { io } from 'socket.io-client';
import { clientAccess } from 'socketio-serverless/client';
import { startEmulator } from 'socketio-serverless/emulator';

let emulator;
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
