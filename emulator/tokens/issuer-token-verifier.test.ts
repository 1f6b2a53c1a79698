import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startLocalServer } from '../../tests/helpers/local-server.js';
import { parseSettings } from '../settings/parse-settings.js';
import { IssuerTokenVerifier } from './issuer-token-verifier.js';
import { RemoteIssuer } from './trusted-issuer.js';

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

async function startTested() {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const keys = { keys: [await exportJWK(publicKey)] };
  const state = { isUp: true };
  const server = await startLocalServer(({ url }, response) => {
    const metadata = { issuer: server.url, jwks_uri: `${server.url}/keys` };
    response.writeHead(state.isUp ? 200 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify(url === '/keys' ? keys : metadata));
  });
  const { identity, clockSkewSeconds } = parseSettings({ identity: { issuer: server.url } }, 'a test');
  if (identity === undefined) throw new Error('no identity');
  const verifier = new IssuerTokenVerifier({ ...identity, clockSkewSeconds }, new RemoteIssuer(identity.issuer));
  const token = await new SignJWT({ roles: [identity.ownerRole] })
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(server.url)
    .setAudience(identity.audience)
    .setExpirationTime('10m')
    .sign(privateKey);
  return {
    state,
    verify: () => verifier.verify(token),
    discoveries: () => server.requests.filter(({ url }) => url !== '/keys').length,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

it('discovers the issuer once', async () => {
  await using tested = await startTested();
  const owner = { valid: true, role: 'owner' };
  expect(await Promise.all([tested.verify(), tested.verify()])).toEqual([owner, owner]);
  expect(await tested.verify()).toEqual(owner);
  expect(tested.discoveries()).toBe(1);
});

it('asks an issuer that is down once a second, and says that its keys are missing', async () => {
  await using tested = await startTested();
  tested.state.isUp = false;
  const reason = expect.stringMatching(/^the keys of http.* could not be fetched: ./) as string;
  const refusal = { valid: false, reason };
  expect(await Promise.all([tested.verify(), tested.verify()])).toEqual([refusal, refusal]);
  tested.state.isUp = true;
  vi.setSystemTime(Date.now() + 900);
  expect(await tested.verify()).toEqual(refusal);
  expect(tested.discoveries()).toBe(1);
  vi.setSystemTime(Date.now() + 200);
  expect(await tested.verify()).toEqual({ valid: true, role: 'owner' });
});
