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
      const { iat = 0, exp = 0, ...claims } = decodeJwt(token);
      expect(exp - iat).toBe(300);
      expect(claims).toMatchObject({ aud: endpoint + path, sub: 'ana', role: roles, 'webpubsub.group': [lobby] });
    },
  },
  {
    method: 'getClientAccessToken',
    effect: 'lets a client in as a user and a member of groups',
    run: async ({ service, connect }) => {
      const { connectionId } = await connect({ userId: 'ana', groups: [lobby] });
      const members = await service.group(lobby).listConnections();
      expect(await members.next()).toMatchObject({ value: { connectionId, userId: 'ana' } });
    },
  },
];
