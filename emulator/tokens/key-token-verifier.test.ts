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
function sign(payload: string | Buffer, header = '{"alg":"HS256","typ":"JWT"}'): string {
  const text = [header, payload].map((part) => Buffer.from(part).toString('base64url')).join('.');
  return `${text}.${createHmac('sha256', keys.primary).update(text).digest('base64url')}`;
}

/** A last character of 43 that stands for the same bytes: two of its bits are spare. */
function otherSpareBits(last: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return alphabet[alphabet.indexOf(last) + 1] ?? '';
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

it('allows for no clock skew where the settings allow for none', () => {
  const strict = new KeyTokenVerifier([createSecretKey(Buffer.from(keys.primary, 'utf8'))], 0);
  const verdict = (exp: number) => strict.verify(sign(JSON.stringify({ ...valid, exp })), () => true, 'there');
  expect(verdict(now - 1)).toMatchObject({ valid: false, reason: expect.stringMatching(/^it expired at /) as string });
  expect(verdict(now + 60).valid).toBe(true);
});

it('gives the claims of a valid token', () => {
  const claims = { ...valid, sub: 'ana', extra: { a: [1] } };
  expect(verify(sign(JSON.stringify(claims)))).toEqual({ valid: true, claims });
});

/** What is said of the service's clock, whose time the test does not know. */
const clock = "and the service's clock says now";

it.each([
  ['expired', { exp: 1_000_000 }, `it expired at 1970-01-12T13:46:40.000Z, ${clock}; make a new one`],
  ['expired before all dates', { exp: -1e20 }, `it expired at a time beyond all dates, ${clock}; make a new one`],
  ['not valid yet', { nbf: 32_503_680_000 }, `it is not valid before 3000-01-01T00:00:00.000Z, ${clock}`],
  ['not valid within all dates', { nbf: 1e20 }, `it is not valid before a time beyond all dates, ${clock}`],
  ['without exp', { exp: undefined }, 'it has no "exp" claim; expected when it ends, in seconds since 1970'],
  ['without aud', { aud: undefined }, 'it has no "aud" claim; expected "there"'],
  ['with an empty list of audiences', { aud: [] }, 'it has no "aud" claim; expected "there"'],
  [
    'for another audience',
    { aud: 'elsewhere' },
    'its audience is "elsewhere", but "there" was requested; make a token for that URL',
  ],
  [
    'for several others',
    { aud: ['a', 1, {}] },
    'its audience is ["a",1,{}], but "there" was requested; make a token for that URL',
  ],
  ['with a string for exp', { exp: 'soon' }, 'its "exp" claim is "soon"; expected a number of seconds since 1970'],
  ['with a string for nbf', { nbf: 'soon' }, 'its "nbf" claim is "soon"; expected a number of seconds since 1970'],
  ['with a string for iat', { iat: '1' }, 'its "iat" claim is "1"; expected a number of seconds since 1970'],
  ['with null for iat', { iat: null }, 'its "iat" claim is null; expected a number of seconds since 1970'],
  [
    'with a list in a list for aud',
    { aud: [['here']] },
    'its audience is [["here"]], but "there" was requested; make a token for that URL',
  ],
])('says why a token is rejected that is %s', (_, claims, expected) => {
  const seen = reason(sign(JSON.stringify({ ...valid, ...claims })));
  expect(seen.replace(/(?<=clock says )[^;]+/, 'now')).toBe(expected);
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
  ['a payload that is not UTF-8', sign(Buffer.from(`{"aud":"here","exp":${valid.exp},"sub":"\xe4"}`, 'latin1'))],
  ['a signature with padding', `${sign(JSON.stringify(valid))}=`],
  ['a signature with other spare bits', sign(JSON.stringify(valid)).replace(/.$/, otherSpareBits)],
  ['a payload that is a text', sign('"text"')],
  ['a header that is no JSON', sign(JSON.stringify(valid), '{')],
  ['a signature cut off', sign(JSON.stringify(valid)).replace(/\.[^.]*$/, '.')],
  ['a hundred thousand characters', 'a'.repeat(100_000)],
])('refuses %s', (_, token) => {
  expect(verify(token).valid).toBe(false);
});

it.each(['exp', 'nbf', 'iat'])('refuses a token whose %s is beyond all numbers', (claim) => {
  const payload = JSON.stringify({ ...valid, [claim]: 0 }).replace(`"${claim}":0`, `"${claim}":1e400`);
  expect(reason(sign(payload))).toBe(`its "${claim}" claim is Infinity; expected a number of seconds since 1970`);
});

it('accepts a token that was issued in the future', () => {
  expect(reason(sign(JSON.stringify({ ...valid, iat: now + 86_400 })))).toBe('valid');
});

it.each([
  ['crit', { crit: ['x-unknown'] }, 'its header has "crit" with ["x-unknown"]; no extension is understood'],
  ['an empty crit', { crit: [] }, 'its header has "crit" with []; no extension is understood'],
  ['crit that is null', { crit: null }, 'its header has "crit" with null; no extension is understood'],
  ['a payload as it is', { b64: false }, 'its header has "b64"; expected a payload in base64url'],
  ['a critical b64', { b64: true, crit: ['b64'] }, 'its header has "crit" with ["b64"]; no extension is understood'],
  ['zip', { zip: 'DEF' }, 'its header has "zip"; a signed token is not compressed'],
  ['no algorithm', { alg: undefined }, 'its algorithm is missing; expected "HS256"'],
  ['a list of algorithms', { alg: ['HS256'] }, 'its algorithm is ["HS256"]; expected "HS256"'],
])('refuses a header with %s', (_, header, expected) => {
  expect(reason(sign(JSON.stringify(valid), JSON.stringify({ alg: 'HS256', ...header })))).toBe(expected);
});

it.each([{ b64: true }, { typ: 'other' }, { kid: 'k', cty: 'JWT', jku: 'http://x', unknown: 1 }])(
  'ignores the header parameters %j',
  (header) => {
    expect(reason(sign(JSON.stringify(valid), JSON.stringify({ alg: 'HS256', ...header })))).toBe('valid');
  },
);

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

it.each([
  ['a claim nested as deep as is allowed', `"x":${nested(99)}`, 'valid'],
  ['a claim nested deeper', `"x":${nested(100)}`, 'its payload is nested more than 100 levels deep'],
  ['a claim nested 4,500 levels deep', `"x":${nested(4500)}`, 'its payload is nested more than 100 levels deep'],
  ['an audience nested 4,500 levels deep', `"aud":${nested(4500)}`, 'its payload is nested more than 100 levels deep'],
])('judges a token with %s by a rule', (_, claim, expected) => {
  expect(reason(sign(`{"exp":${valid.exp},"aud":"here",${claim}}`))).toBe(expected);
});

it('refuses a header that is nested 4,500 levels deep', () => {
  const header = `{"alg":"HS256","x":${nested(4500)}}`;
  expect(reason(sign(JSON.stringify(valid), header))).toBe('its header is nested more than 100 levels deep');
});

it('refuses an asymmetric signature', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  expect(reason(jwt.sign(valid, privateKey, { algorithm: 'RS256' }))).toBe(
    'its algorithm is "RS256"; expected "HS256"',
  );
});

it('refuses a token of which only the algorithm was changed to none', () => {
  const [, payload] = sign(JSON.stringify(valid)).split('.');
  const header = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
  expect(verify(`${header}.${payload}.`).valid).toBe(false);
});

it('names no key that does not fit', () => {
  const token = jwt.sign(valid, keys.unknown);
  expect(reason(token)).toBe(
    'no access key of this service made its signature; sign it with the key of the connection string of this service',
  );
});

it('refuses every token where no key is accepted', () => {
  const verdict = new KeyTokenVerifier([]).verify(sign(JSON.stringify(valid)), () => true, 'there');
  expect(verdict).toEqual({
    valid: false,
    reason:
      'tokens signed with an access key are not accepted here; use one of the identity\'s issuer, or set keyTokens to "allow"',
  });
});
