// #region vitest
import { InvocationContext } from '@azure/functions';
import { io } from 'socket.io-client';
import { startFunctionsHost, socketTrigger } from 'socketio-serverless/functions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sum } from './sum.mjs';

let host;

beforeAll(async () => {
  const emulator = { port: 0, logLevel: 'silent' };
  host = await startFunctionsHost({ folder: 'tests/functions/apps/chat-javascript', port: 0, emulator });
}, 60_000);

afterAll(() => host[Symbol.asyncDispose]());

test('the function alone', () => {
  const { request, triggerMetadata } = socketTrigger({ eventName: 'sum', parameters: [1, 2] });
  const context = new InvocationContext({ functionName: 'sum', triggerMetadata });
  expect(sum(request, context)).toEqual({ ack: [3] });
});

test('the function behind a real socket', async () => {
  const { endpoint, path, token } = await (await fetch(`${host.url}/api/negotiate?userId=ana`)).json();
  const socket = io(endpoint, { path, query: { access_token: token } });
  expect(await socket.emitWithAck('sum', 1, 2)).toBe(3);
  socket.disconnect();
});
// #endregion
