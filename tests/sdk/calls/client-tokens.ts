import { decodeJwt } from 'jose';
import { expect } from 'vitest';
import { lobby, type SdkCall } from '../sdk-call.js';

export const clientTokenCalls: readonly SdkCall[] = [
  {
    method: 'getClientAccessToken',
    effect: 'names the endpoint of Socket.IO clients, and who the client is',
    run: async ({ service }) => {
      const endpoint = service.endpoint.replace(/\/$/, '');
      const path = `/clients/socketio/hubs/${service.hubName}`;
      const roles = ['webpubsub.sendToGroup'];
      const { token, baseUrl, url } = await service.getClientAccessToken({
        clientProtocol: 'socketio',
        userId: 'ana',
        roles,
        groups: [lobby],
        expirationTimeInMinutes: 5,
      });
      expect(baseUrl).toBe(endpoint.replace('http', 'ws') + path);
      expect(url).toBe(`${baseUrl}?access_token=${token}`);
      const { exp = 0, ...claims } = decodeJwt(token);
      expect(Math.abs(exp - Date.now() / 1000 - 300)).toBeLessThan(60);
      expect(claims).toMatchObject({ aud: endpoint + path, sub: 'ana', role: roles, 'webpubsub.group': [lobby] });
    },
  },
  {
    method: 'getClientAccessToken',
    effect: 'lets a client in as a user and a member of groups',
    run: async ({ service, connect }) => {
      expect([await service.userExists('ana'), await service.groupExists(lobby)]).toEqual([false, false]);
      await connect({ userId: 'ana', groups: [lobby] });
      expect([await service.userExists('ana'), await service.groupExists(lobby)]).toEqual([true, true]);
    },
  },
];
