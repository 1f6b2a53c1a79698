import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { clientAudience, clientPath, signAccessToken, signingKey } from './access-token.js';

const options = { key: 'key', audience: 'http://localhost/x', lifetimeSeconds: 60 };

function readToken(token: string): { header: unknown; claims: Record<string, unknown> } {
  const [header = '', claims = ''] = token.split('.').map((part) => Buffer.from(part, 'base64url').toString());
  return { header: JSON.parse(header) as unknown, claims: JSON.parse(claims) as Record<string, unknown> };
}

it('signs with HS256 by the UTF-8 bytes of the key', () => {
  const token = signAccessToken({ ...options, key: 'schlüssel==' });
  const [header, claims, signature] = token.split('.');
  const expected = createHmac('sha256', Buffer.from('schlüssel==', 'utf8')).update(`${header}.${claims}`);
  expect(signature).toBe(expected.digest('base64url'));
  expect(readToken(token).header).toEqual({ alg: 'HS256', typ: 'JWT' });
});

it('has nbf, iat, exp and aud', () => {
  const { claims } = readToken(signAccessToken(options));
  const now = Math.floor(Date.now() / 1000);
  expect(Object.keys(claims).sort()).toEqual(['aud', 'exp', 'iat', 'nbf']);
  expect(claims).toMatchObject({ aud: 'http://localhost/x' });
  expect(Number(claims['exp']) - Number(claims['nbf'])).toBe(60);
  expect(Math.abs(Number(claims['iat']) - now)).toBeLessThan(2);
});

it('lets further claims win', () => {
  const { claims } = readToken(signAccessToken({ ...options, claims: { sub: 'ana', exp: 1, aud: ['a', 'b'] } }));
  expect(claims).toMatchObject({ sub: 'ana', exp: 1, aud: ['a', 'b'] });
});

it('makes a token that has expired', () => {
  const { claims } = readToken(signAccessToken({ ...options, lifetimeSeconds: -600 }));
  expect(Number(claims['exp'])).toBeLessThan(Date.now() / 1000);
});

it('names the key where it has an id', () => {
  expect(readToken(signAccessToken({ ...options, keyId: 's-1' })).header).toMatchObject({ kid: 's-1' });
  expect(readToken(signAccessToken({ ...options, keyId: 's-1', contentType: 'JWT' })).header).toEqual({
    alg: 'HS256',
    typ: 'JWT',
    kid: 's-1',
    cty: 'JWT',
  });
});

it('signs alike with a key and with its text', () => {
  const claims = { nbf: 1, iat: 1, exp: 2 };
  expect(signAccessToken({ ...options, claims, key: signingKey('key') })).toBe(signAccessToken({ ...options, claims }));
});

it.each(['http://localhost:8080', 'http://localhost:8080/'])(
  'names the hub at %s without a trailing slash',
  (endpoint) => {
    expect(clientPath('chat')).toBe('/clients/socketio/hubs/chat');
    expect(clientAudience(endpoint, 'chat')).toBe('http://localhost:8080/clients/socketio/hubs/chat');
  },
);
