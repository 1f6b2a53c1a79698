import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { clientAudience, signAccessToken, signingKey } from '../../protocol/index.js';
import { ServiceAddress } from '../http/service-address.js';
import { parseSettings } from '../settings/parse-settings.js';
import { KeyTokenVerifier } from '../tokens/key-token-verifier.js';
import { authenticateClient, type Authentication } from './authenticate-client.js';
import { readClientRequest } from './client-request.js';

const address = new ServiceAddress(parseSettings({}, 'a test'));
const verifier = new KeyTokenVerifier([signingKey('key')]);

function token(claims: Record<string, unknown> = {}, key = 'key'): string {
  return signAccessToken({ key, audience: clientAudience(address.endpoint, 'chat'), lifetimeSeconds: 60, claims });
}

interface Client {
  readonly query?: string;
  readonly headers?: IncomingHttpHeaders;
  readonly policy?: 'allow' | 'deny';
}

function authenticate({ query = '', headers = {}, policy = 'deny' }: Client): Authentication {
  const request = { url: `/clients/socketio/hubs/chat/?${query}`, headers } as unknown as IncomingMessage;
  const client = readClientRequest(request);
  if (client === undefined) throw new Error('no request of a client');
  return authenticateClient(request, client, policy, address, verifier);
}

function identity(client: Client) {
  const authentication = authenticate(client);
  if (!authentication.accepted) throw new Error(authentication.reason);
  return authentication.identity;
}

it('accepts a token of the query parameter or of the header', () => {
  expect(identity({ query: `access_token=${token({ sub: 'ana' })}` }).userId).toBe('ana');
  expect(identity({ headers: { authorization: `bearer ${token({ sub: 'ben' })}` } }).userId).toBe('ben');
});

it('lets the query parameter win', () => {
  const headers = { authorization: `Bearer ${token({ sub: 'ben' })}` };
  expect(identity({ query: `access_token=${token({ sub: 'ana' })}`, headers }).userId).toBe('ana');
  expect(authenticate({ query: 'access_token=junk', headers }).accepted).toBe(false);
});

it('accepts an audience that names the host of the request', () => {
  const audience = clientAudience('http://127.0.0.1:8080', 'chat');
  const query = `access_token=${signAccessToken({ key: 'key', audience, lifetimeSeconds: 60 })}`;
  expect(authenticate({ query }).accepted).toBe(false);
  expect(authenticate({ query, headers: { host: '127.0.0.1:8080' } }).accepted).toBe(true);
});

it.each([
  ['no token', '', 'No access token was given. Put one into the query parameter "access_token", or allow anonymous'],
  ['an empty token', 'access_token=', 'No access token was given.'],
  [
    'a malformed token',
    'access_token=junk',
    'The access token is rejected: it is malformed; expected a header, a payload and a signature in base64url.',
  ],
  [
    'a token of another key',
    `access_token=${token({}, 'other')}`,
    'The access token is rejected: no access key of this service made its signature; sign it with the key of the connection string of this service.',
  ],
])('refuses %s and says why', (_, query, reason) => {
  const authentication = authenticate({ query });
  expect(authentication.accepted ? 'accepted' : authentication.reason).toContain(reason);
});

it.each(['', 'access_token=', 'access_token=junk', `access_token=${token({ sub: 'ana' }, 'other')}`])(
  'knows nobody by %j where anonymous clients are allowed',
  (query) => {
    expect(identity({ query, policy: 'allow' })).toMatchObject({ userId: null, claims: {}, groups: [] });
  },
);

it('knows the user of a valid token where anonymous clients are allowed', () => {
  expect(identity({ query: `access_token=${token({ sub: 'ana' })}`, policy: 'allow' }).userId).toBe('ana');
});

it.each([
  [undefined, null],
  ['', null],
  [null, null],
  [123, '123'],
  [{ a: 1 }, '{"a":1}'],
  ['a\r\nb', 'a\r\nb'],
])('takes sub %j for the user %j', (sub, userId) => {
  // jsonwebtoken signs no sub that is no text, but other libraries do.
  const claims = { aud: clientAudience(address.endpoint, 'chat'), exp: Date.now() / 1000 + 60, sub };
  const anything = { verify: () => ({ valid: true as const, claims }) } as unknown as KeyTokenVerifier;
  const request = { url: '/clients/socketio/hubs/chat', headers: {} } as unknown as IncomingMessage;
  const query = new URLSearchParams('access_token=x');
  const client = { hub: 'chat', rawPath: '', query, sessionId: undefined };
  const authentication = authenticateClient(request, client, 'deny', address, anything);
  expect(authentication.accepted && authentication.identity.userId).toBe(userId);
});

it('gives every claim as a list of texts', () => {
  const claims = { one: 'a', many: ['a', 1], nested: { a: [null] }, yes: true, nothing: null };
  expect(identity({ query: `access_token=${token(claims)}` }).claims).toMatchObject({
    one: ['a'],
    many: ['a', '1'],
    nested: ['{"a":[null]}'],
    yes: ['true'],
    nothing: ['null'],
  });
});

it.each([
  ['g', ['g']],
  [
    ['g', 'h'],
    ['g', 'h'],
  ],
  [undefined, []],
])('reads the groups of %j', (groups, expected) => {
  const claims = groups === undefined ? {} : { 'webpubsub.group': groups };
  expect(identity({ query: `access_token=${token(claims)}` }).groups).toEqual(expected);
});

it.each([[' '], [['g', '']], [[1]], ['g'.repeat(1025)]])('refuses the groups of %j as no names', (groups) => {
  const authentication = authenticate({ query: `access_token=${token({ 'webpubsub.group': groups })}` });
  expect(authentication).toMatchObject({ accepted: false, status: 400 });
  expect(authentication).toHaveProperty('reason', expect.stringContaining('webpubsub.group'));
});

it('hides the token and internal headers from event handlers', () => {
  const headers = {
    authorization: `Bearer ${token()}`,
    'x-asrs-internal-x': 'secret',
    'x-own': 'a',
    'set-cookie': ['b', 'c'],
  };
  const known = identity({ query: `a=1&a=2&EIO=4&access_token=${token()}`, headers });
  expect(known.query).toEqual({ a: ['1', '2'], EIO: ['4'] });
  expect(known.headers).toEqual({ 'x-own': ['a'], 'set-cookie': ['b', 'c'] });
});
