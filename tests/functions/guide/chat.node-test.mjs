// #region node-test
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { io } from 'socket.io-client';
import { startFunctionsHost } from 'socketio-serverless/functions';

test('everybody hears a message', async () => {
  const host = await startFunctionsHost({
    folder: 'tests/functions/apps/chat-javascript',
    port: 0,
    emulator: { port: 0, logLevel: 'silent' },
  });
  try {
    const { endpoint, path, token } = await (await fetch(`${host.url}/api/negotiate?userId=ana`)).json();
    const socket = io(endpoint, { path, query: { access_token: token } });
    const heard = new Promise((resolve) => socket.once('new message', (_, message) => resolve(message)));
    socket.emit('chat', 'hello');
    assert.equal(await heard, 'hello');
    assert.equal(await socket.emitWithAck('sum', 1, 2), 3);
    socket.disconnect();
  } finally {
    await host[Symbol.asyncDispose]();
  }
});
// #endregion
