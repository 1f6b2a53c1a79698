import { createHmac, createSecretKey, generateKeyPairSync } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { expect, it } from 'vitest';
import { loadVectors } from '../../specs/vectors.js';
import { KeyTokenVerifier, type TokenVerdict } from './key-token-verifier.js';

const keys = { primary: 'the primary key', secondary: 'the secondary key', unknown: 'a key of somebody else' };
const verifier = new KeyTokenVerifier(
  [keys.primary, keys.secondary].map((key) => createSecretKey(Buffer.from(key, 'utf8'))),
);
const now = Math.floor(Date.now() / 1000);
const valid = { aud: 'here', exp: now + 60 };

function verify(token: string): TokenVerdict {
  return verifier.verify(token, (audience) => audience === 'here', 'there');
}

function reason(token: string): string {
  const verdict = verify(token);
  return verdict.valid ? 'valid' : verdict.reason;
}

/** Signs whatever the payload is, which libraries would not. */
function sign(payload: string, header = '{"alg":"HS256","typ":"JWT"}'): string {
  const text = [header, payload].map((part) => Buffer.from(part).toString('base64url')).join('.');
  return `${text}.${createHmac('sha256', keys.primary).update(text).digest('base64url')}`;
}

it.each(loadVectors('token-validity').rows)('judges a token of $name', (row) => {
  const claims = { nbf: now + row.nbfOffset, iat: now, exp: now + row.expOffset, aud: 'here', sub: 'ana' };
  const kept = Object.fromEntries(Object.entries(claims).filter(([name]) => !row.omit.includes(name)));
  const token = jwt.sign(kept, row.alg === 'none' ? '' : keys[row.key], { algorithm: row.alg, noTimestamp: true });
  expect(verify(token).valid).toBe(row.accepted);
});

it.each([
  ['exp', 290, true],
  ['exp', 310, false],
  ['nbf', 290, true],
  ['nbf', 310, false],
])('allows for five minutes of clock skew in %s: %i seconds', (claim, seconds, accepted) => {
  const time = claim === 'exp' ? { exp: now - seconds } : { nbf: now + seconds };
  expect(verify(sign(JSON.stringify({ ...valid, ...time }))).valid).toBe(accepted);
});

it('gives the claims of a valid token', () => {
  const claims = { ...valid, sub: 'ana', extra: { a: [1] } };
  expect(verify(sign(JSON.stringify(claims)))).toEqual({ valid: true, claims });
});

it.each([
  ['expired', { exp: 1_000_000 }, 'it expired at 1970-01-12T13:46:40.000Z'],
  ['expired before all dates', { exp: -1e20 }, 'it expired at a time beyond all dates'],
  ['not valid yet', { nbf: 32_503_680_000 }, 'it is not valid before 3000-01-01T00:00:00.000Z'],
  ['not valid within all dates', { nbf: 1e20 }, 'it is not valid before a time beyond all dates'],
  ['without exp', { exp: undefined }, 'it has no "exp" claim'],
  ['without aud', { aud: undefined }, 'it has no "aud" claim'],
  ['with an empty list of audiences', { aud: [] }, 'it has no "aud" claim'],
  ['for another audience', { aud: 'elsewhere' }, 'its audience is "elsewhere", but "there" was requested'],
  ['for several others', { aud: ['a', 1, {}] }, 'its audience is ["a",1,{}], but "there" was requested'],
  ['with a text for exp', { exp: 'soon' }, 'it is malformed (invalid exp value)'],
  ['with a text for nbf', { nbf: 'soon' }, 'it is malformed (invalid nbf value)'],
])('says why a token is refused that is %s', (_, claims, expected) => {
  expect(reason(sign(JSON.stringify({ ...valid, ...claims })))).toBe(expected);
});

it('accepts a list of audiences that has the right one', () => {
  expect(reason(sign(JSON.stringify({ ...valid, aud: ['elsewhere', 'here'] })))).toBe('valid');
});

it.each([
  ['nothing', ''],
  ['no token', 'token'],
  ['three empty parts', '..'],
  ['a payload that is no JSON', sign('{')],
  ['a payload that is null', sign('null')],
  ['a payload that is a text', sign('"text"')],
  ['a header that is no JSON', sign(JSON.stringify(valid), '{')],
  ['a signature cut off', sign(JSON.stringify(valid)).replace(/\.[^.]*$/, '.')],
  ['a hundred thousand characters', 'a'.repeat(100_000)],
])('refuses %s', (_, token) => {
  expect(verify(token).valid).toBe(false);
});

it('refuses an asymmetric signature', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  expect(reason(jwt.sign(valid, privateKey, { algorithm: 'RS256' }))).toBe('it is malformed (invalid algorithm)');
});

it('refuses a token of which only the algorithm was changed to none', () => {
  const [, payload] = sign(JSON.stringify(valid)).split('.');
  const header = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
  expect(verify(`${header}.${payload}.`).valid).toBe(false);
});

it('names no key that does not fit', () => {
  const token = jwt.sign(valid, keys.unknown);
  expect(reason(token)).toBe('no key of this service made its signature');
});

it('refuses every token where no key is accepted', () => {
  const verdict = new KeyTokenVerifier([]).verify(sign(JSON.stringify(valid)), () => true, 'there');
  expect(verdict).toEqual({ valid: false, reason: 'tokens signed with an access key are not accepted here' });
});
