// #region test
import { expect, test as base } from '@playwright/test';
import { io } from 'socket.io-client';
import { clientAccess } from 'socketio-serverless/client';
import { startEmulator, type StartedEmulator } from 'socketio-serverless/emulator';

// Each worker has an emulator, and each test an empty one.
const test = base.extend<{ service: StartedEmulator }, { emulator: StartedEmulator }>({
  emulator: [
    async ({}, use) => {
      await using emulator = await startEmulator({ port: 0 });
      await use(emulator);
    },
    { scope: 'worker' },
  ],
  service: async ({ emulator }, use) => {
    await use(emulator);
    await emulator.reset();
  },
});

test('a client connects', async ({ service }) => {
  const { connectionString } = service;
  const { endpoint, path, token } = clientAccess({ connectionString, hub: 'chat', userId: 'ana' });
  const socket = io(endpoint, { path, query: { access_token: token }, transports: ['websocket'] });
  expect(await service.waitForConnection({ userId: 'ana' })).toMatchObject({ hub: 'chat' });
  socket.close();
});
// #endregion
