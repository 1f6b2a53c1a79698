import { io } from 'socket.io-client';
import { clientAccess } from 'socketio-serverless/client';
import { GenericContainer, Wait } from 'testcontainers';
import { expect, test } from 'vitest';
import { imageUnderTest } from './image.js';

const image = imageUnderTest();
const accessKey = 'a key of this test';

test('a client connects to a container that is ready by GET on its mapped port', async () => {
  await using emulator = await new GenericContainer(image)
    .withEnvironment({ SOCKETIO_SERVERLESS_ACCESS_KEY: accessKey })
    .withExposedPorts(8080)
    .withWaitStrategy(Wait.forHttp('/api/health', 8080).forStatusCode(200))
    .start();
  const connectionString = `Endpoint=http://${emulator.getHost()}:${emulator.getMappedPort(8080)};AccessKey=${accessKey};Version=1.0;`;
  const { endpoint, path, token } = clientAccess({ connectionString, hub: 'chat' });
  const socket = io(endpoint, { path, query: { access_token: token } });

  await expect.poll(() => socket.connected).toBe(true);
  socket.close();
});
