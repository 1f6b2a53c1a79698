import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io } from 'socket.io-client';
import { clientAccess } from 'socketio-serverless/client';
import { hostOfContainers, SocketIOServerlessContainer } from 'socketio-serverless/testcontainers';
import { expect, test } from 'vitest';
import { imageUnderTest } from './image.js';

const image = imageUnderTest();

test('a client gets the answer of an event handler on this machine', async () => {
  // On all addresses, so that the container reaches it.
  const eventHandler = createServer((request, response) => {
    response.setHeader('WebHook-Allowed-Origin', '*').setHeader('Content-Type', 'text/plain');
    response.end(request.headers['ce-eventname'] === 'hello' ? '430["Hello"]' : '');
  });
  await once(eventHandler.listen(0), 'listening');
  const { port } = eventHandler.address() as AddressInfo;

  await using emulator = await new SocketIOServerlessContainer(image)
    .withEventHandler('chat', `http://${hostOfContainers}:${port}/events`)
    .start();
  const { endpoint, path, token } = clientAccess({ connectionString: emulator.getConnectionString(), hub: 'chat' });
  const socket = io(endpoint, { path, query: { access_token: token } });

  expect(await socket.emitWithAck('hello')).toBe('Hello');
  socket.close();
  eventHandler.close();
});
