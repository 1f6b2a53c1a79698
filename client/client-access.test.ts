import jwt from 'jsonwebtoken';
import { expect, test } from 'vitest';
import { clientAccess, type ClientAccessOptions } from './client-access.js';

const connectionString = 'Endpoint=http://localhost;Port=8080;AccessKey=secret;Version=1.0;';

function claimsOf(options: Partial<ClientAccessOptions> = {}): jwt.JwtPayload {
  const { token } = clientAccess({ connectionString, hub: 'chat', ...options });
  return jwt.verify(token, 'secret', { algorithms: ['HS256'] }) as jwt.JwtPayload;
}

test('gives endpoint and path without a trailing slash', () => {
  const { endpoint, path } = clientAccess({ connectionString, hub: 'chat' });
  expect({ endpoint, path }).toEqual({ endpoint: 'http://localhost:8080', path: '/clients/socketio/hubs/chat' });
});

test('signs a token for an hour, without a user', () => {
  const { iat = 0, ...claims } = claimsOf();
  expect(claims).toEqual({ nbf: iat, exp: iat + 3600, aud: 'http://localhost:8080/clients/socketio/hubs/chat' });
});

test('puts the user, the lifetime and further claims into the token', () => {
  const { iat = 0, ...claims } = claimsOf({ userId: 'ana', lifetimeSeconds: 60, claims: { role: ['r'] } });
  expect(claims).toMatchObject({ sub: 'ana', role: ['r'], exp: iat + 60 });
});

test('an empty user id is none', () => {
  expect(claimsOf({ userId: '' })).not.toHaveProperty('sub');
});
