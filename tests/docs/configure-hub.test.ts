import { io } from 'socket.io-client';
import { expect, onTestFinished, test } from 'vitest';
import { clientAccess } from '../../client/index.js';
import { startEmulator } from '../../emulator/index.js';
import { startLocalServer } from '../helpers/local-server.js';

test('a hub is changed while clients are connected', async () => {
  const emulator = await startEmulator({ port: 0, logLevel: 'silent', hubs: { chat: {} } });
  onTestFinished(() => emulator.close());
  const { endpoint, path, token } = clientAccess({ connectionString: emulator.connectionString, hub: 'chat' });
  const socket = io(endpoint, { path, query: { access_token: token }, forceNew: true });
  onTestFinished(() => void socket.disconnect());
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  await using handler = await startLocalServer((_, response) => {
    response.writeHead(200, { 'WebHook-Allowed-Origin': '*', 'Content-Type': 'text/plain' }).end('430["heard"]');
  });
  const handlerUrl = handler.url;

  // #region configure
  emulator.configureHub('chat', { eventHandlers: [{ urlTemplate: handlerUrl, userEventPattern: '*' }] });
  expect(await socket.emitWithAck('hello')).toBe('heard');
  // #endregion

  expect(() => emulator.configureHub('chat', { eventHandlers: [{ urlTemplate: 'nowhere' }] })).toThrow(
    /settings of configureHub.*urlTemplate/s,
  );
});
