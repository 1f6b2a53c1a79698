import { randomUUID } from 'node:crypto';
import { WebPubSubServiceClient } from '@azure/web-pubsub';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { sdkCalls } from './sdk-calls.js';
import { accessKinds, type ServiceAccess } from './service-access.js';
import { connectSocketClient, openSocket, type SocketClient } from './socket-client.js';

function methods(client: object): string[] {
  const names = Object.getOwnPropertyNames(Object.getPrototypeOf(client));
  return names.filter((name) => name !== 'constructor' && name !== 'group');
}

function newHub(): string {
  return `hub_${randomUUID().replaceAll('-', '')}`;
}

it('covers every method of the SDK', () => {
  const service = new WebPubSubServiceClient('Endpoint=https://localhost;AccessKey=key', 'chat');
  const ofGroup = methods(service.group('lobby')).map((name) => `group.${name}`);
  expect([...new Set<string>(sdkCalls.map(({ method }) => method))].sort()).toEqual(
    [...methods(service), ...ofGroup].sort(),
  );
});

describe.each(accessKinds)('over $kind', ({ holdsKey, start }) => {
  let access: ServiceAccess;
  const clients: SocketClient[] = [];

  beforeAll(async () => {
    access = await start();
  });

  afterAll(async () => {
    for (const { socket } of clients) socket.close();
    await access[Symbol.asyncDispose]();
  });

  it.each(sdkCalls)('$method $effect', async ({ run }) => {
    const service = access.service(newHub());
    await run({
      service,
      connect: async (options = {}) => {
        const client = await connectSocketClient(service, access.ca, options);
        clients.push(client);
        return client;
      },
    });
  });

  if (holdsKey) {
    it('refuses Socket.IO clients a token that the SDK signed for a Web PubSub client', async () => {
      const { token, baseUrl } = await access.service('chat').getClientAccessToken();
      expect(new URL(baseUrl).pathname).toBe('/client/hubs/chat');
      await expect(openByPolling(token)).rejects.toMatchObject({ description: 401 });
    });
  } else {
    it('lets Socket.IO clients in with a token of the service for whatever client', async () => {
      const { token, baseUrl } = await access.service('chat').getClientAccessToken();
      expect(new URL(baseUrl).pathname).toBe('/client/hubs/chat');
      const socket = await openByPolling(token);
      expect(socket.connected).toBe(true);
      socket.close();
    });

    it('gives no token for MQTT clients', async () => {
      const token = access.service('chat').getClientAccessToken({ clientProtocol: 'mqtt' });
      await expect(token).rejects.toMatchObject({ statusCode: 400 });
    });
  }

  it('has no endpoint for Web PubSub clients', async () => {
    const { url } = await access.service('chat').getClientAccessToken();
    const socket = new WebSocket(url, access.ca === undefined ? {} : { ca: access.ca });
    const refused = new Promise((resolve, reject) => {
      socket.once('open', () => reject(new Error('The service accepted a Web PubSub client; expected 404.')));
      socket.once('unexpected-response', (request, { statusCode }) => {
        request.destroy();
        resolve(statusCode);
      });
    });
    expect(await refused).toBe(404);
  });

  function openByPolling(token: string) {
    const { endpoint, ca } = access;
    return openSocket(endpoint, 'chat', token, { transports: ['polling'], ...(ca !== undefined && { ca }) });
  }
});
