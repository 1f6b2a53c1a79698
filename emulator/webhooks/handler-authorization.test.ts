import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type LocalServer, startLocalServer } from '../../tests/helpers/local-server.js';
import { ClientCredentials } from './client-credentials.js';
import { HandlerAuthorization } from './handler-authorization.js';

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

interface Issuer {
  isUp: boolean;
  /** Of the tokens that it gives; undefined where it does not say. */
  lifetimeSeconds: number | undefined;
}

interface Tested extends AsyncDisposable {
  readonly issuer: Issuer;
  readonly authorization: HandlerAuthorization;
  /** How often something was asked for. */
  readonly count: (what: 'openid-configuration' | 'token') => number;
}

async function startTested(): Promise<Tested> {
  const issuer: Issuer = { isUp: true, lifetimeSeconds: 600 };
  const server: LocalServer = await startLocalServer(({ url, body }, response) => {
    const before = server.requests.filter((request) => request.url === '/token' && request.body === body);
    const token = {
      access_token: `${new URLSearchParams(body).get('resource')}-${before.length}`,
      token_type: 'Bearer',
      expires_in: issuer.lifetimeSeconds,
    };
    const metadata = { issuer: server.url, token_endpoint: `${server.url}/token` };
    response.writeHead(issuer.isUp ? 200 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify(url === '/token' ? token : metadata));
  });
  return {
    issuer,
    authorization: new HandlerAuthorization(new ClientCredentials(server.url, { id: 'a', secret: 'b' })),
    count: (what) => server.requests.filter(({ url }) => url.endsWith(`/${what}`)).length,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** Lets time pass for the clock alone: real requests need real timers. */
function laterBy(seconds: number): void {
  vi.setSystemTime(Date.now() + seconds * 1000);
}

it('shares a token among all who wait for it', async () => {
  await using tested = await startTested();
  const ask = (resource: string) => tested.authorization.header(resource);
  expect(await Promise.all([ask('r'), ask('r'), ask('s'), ask('r')])).toEqual([
    'Bearer r-1',
    'Bearer r-1',
    'Bearer s-1',
    'Bearer r-1',
  ]);
  expect(tested.count('token')).toBe(2);
  expect(tested.count('openid-configuration')).toBe(1);
});

it.each([
  [600, 540],
  [120, 60],
  [90, 45],
  [60, 30],
  [10, 5],
  [undefined, 240],
])('uses a token of %s seconds for %i', async (lifetimeSeconds, usableSeconds) => {
  await using tested = await startTested();
  tested.issuer.lifetimeSeconds = lifetimeSeconds;
  await tested.authorization.header('r');
  laterBy(usableSeconds - 0.1);
  await tested.authorization.header('r');
  expect(tested.count('token')).toBe(1);
  laterBy(0.2);
  await tested.authorization.header('r');
  expect(tested.count('token')).toBe(2);
});

it('asks an issuer that is down once a second', async () => {
  await using tested = await startTested();
  tested.issuer.isUp = false;
  const ask = () => tested.authorization.header('r').catch(() => 'none');
  expect(await Promise.all([ask(), ask()])).toEqual(['none', 'none']);
  tested.issuer.isUp = true;
  laterBy(0.9);
  expect(await ask()).toBe('none');
  expect(tested.count('openid-configuration')).toBe(1);
  laterBy(0.2);
  expect(await ask()).toBe('Bearer r-1');
});

it('asks again for a token that it did not get', async () => {
  await using tested = await startTested();
  await tested.authorization.header('r');
  tested.issuer.isUp = false;
  await expect(tested.authorization.header('s')).rejects.toThrow();
  tested.issuer.isUp = true;
  laterBy(1.1);
  expect(await tested.authorization.header('s')).toBe('Bearer s-2');
});
