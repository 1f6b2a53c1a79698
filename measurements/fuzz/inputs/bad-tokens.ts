import { createHmac } from 'node:crypto';
import fc, { type Arbitrary } from 'fast-check';
import { anyText } from './texts.js';

const flaws = [
  'none',
  'another key',
  'no signature',
  'cut signature',
  'changed signature',
  'algorithm none',
  'another algorithm',
  'critical extension',
  'compressed',
  'payload not in base64url',
  'expired',
  'without exp',
  'not yet',
  'a time that is no number',
  'another audience',
  'deep audience',
  'without audience',
  'changed claims',
  'two parts',
  'text',
] as const;

/** The one thing that makes a token worthless; whatever else it has is decoration. */
type Flaw = (typeof flaws)[number];

/** So deep that recursion over it would end. */
const extremeDepth = 4000;
/** Deeper than claims are, and yet allowed. */
const allowedDepth = 50;

/** A token to be made for a URL with a key. Nobody may be let in by it, unless it has no flaw. */
export interface BadToken {
  readonly flaw: Flaw;
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly at: number;
}

const reservedClaims = ['aud', 'exp', 'nbf', 'iat'];

export const anyBadToken: Arbitrary<BadToken> = fc.record({
  flaw: fc.constantFrom(...flaws),
  header: fc.dictionary(
    fc.constantFrom('typ', 'kid', 'cty', 'x5u', 'jku', 'jwk', 'zip'),
    fc.oneof(anyText, fc.jsonValue({ maxDepth: 2 })),
    { maxKeys: 3 },
  ),
  claims: fc
    .dictionary(
      fc.oneof(fc.constantFrom('sub', 'role', 'webpubsub.group', 'iss', 'jti'), anyText),
      fc.jsonValue({ maxDepth: 3 }),
      { maxKeys: 4 },
    )
    .map((claims) => Object.fromEntries(Object.entries(claims).filter(([name]) => !reservedClaims.includes(name)))),
  text: anyText,
  at: fc.nat(10_000),
});

export function makeBadToken({ flaw, header, claims, text, at }: BadToken, audience: string, key: string): string {
  const now = Math.floor(Date.now() / 1000);
  const begin = { nbf: now - 10, iat: now - 10 };
  const withoutExp = { ...begin, aud: audience };
  const withoutAudience = { ...begin, exp: now + 600 };
  const good = { ...withoutExp, ...withoutAudience };
  const sign = (last: object, change: object = {}, algorithm = 'sha256', used = key): string => {
    const parts = [
      { ...header, alg: 'HS256', ...change },
      { ...claims, ...last },
    ].map(base64url);
    const signature = createHmac(algorithm, used).update(parts.join('.')).digest('base64url');
    return [...parts, signature].join('.');
  };
  const [head = '', payload = '', signature = ''] = sign(good).split('.');
  switch (flaw) {
    case 'none':
      return signParts([base64url({ alg: 'HS256' }), deepClaim(good, 'x', allowedDepth)], 'sha256', key);
    case 'critical extension':
      return sign(good, { crit: [['x-unknown'], [], null, 'b64'][at % 4], 'x-unknown': 1 });
    case 'compressed':
      return sign(good, { zip: 'DEF' });
    case 'payload not in base64url':
      return sign(good, { b64: false });
    case 'a time that is no number': {
      const claim = ['exp', 'nbf', 'iat'][at % 3] ?? '';
      const value = ['"soon"', '1e400', 'null', '{}', 'true'][at % 5] ?? '';
      const written = JSON.stringify({ ...good, [claim]: 0 }).replace(`"${claim}":0`, `"${claim}":${value}`);
      return signParts([base64url({ alg: 'HS256' }), Buffer.from(written).toString('base64url')], 'sha256', key);
    }
    case 'deep audience':
      return signParts([base64url({ alg: 'HS256' }), deepClaim(withoutAudience, 'aud', extremeDepth)], 'sha256', key);
    case 'another key':
      // HMAC fills a key with zeros: the same key with a zero at its end is no other.
      return sign(good, {}, 'sha256', `${key}x${text}`);
    case 'no signature':
      return `${head}.${payload}.`;
    case 'cut signature':
      return `${head}.${payload}.${signature.slice(0, at % 42)}`;
    case 'changed signature':
      return `${head}.${payload}.${changedBytes(signature, at)}`;
    case 'algorithm none':
      return `${base64url({ ...header, alg: at % 2 === 0 ? 'none' : 'nOnE' })}.${payload}.${at % 3 === 0 ? signature : ''}`;
    case 'another algorithm':
      return at % 2 === 0
        ? sign(good, { alg: 'HS512' }, 'sha512')
        : sign(good, { alg: ['RS256', 'ES256', 'HS1', ''][at % 4] });
    case 'expired':
      return sign({ ...good, exp: now - 400 - at });
    case 'without exp':
      return sign(withoutExp);
    case 'not yet':
      return sign({ ...good, nbf: now + 400 + at });
    case 'another audience':
      return sign({ ...good, aud: [`https://example.org${text}`, `${audience}x`, '', [], {}, 7][at % 6] });
    case 'without audience':
      return sign(withoutAudience);
    case 'changed claims':
      return `${head}.${base64url({ ...claims, ...good, sub: `changed${at}` })}.${signature}`;
    case 'two parts':
      return `${payload}.${signature}`;
    case 'text':
      return encodeURIComponent(text.replaceAll(/[\ud800-\udfff]/gu, '')) || '.';
  }
}

function signParts(parts: readonly string[], algorithm: string, key: string): string {
  const signature = createHmac(algorithm, key).update(parts.join('.')).digest('base64url');
  return [...parts, signature].join('.');
}

function deepClaim(claims: object, name: string, depth: number): string {
  const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
  return Buffer.from(JSON.stringify({ ...claims, [name]: 0 }).replace(`"${name}":0`, `"${name}":${deep}`)).toString(
    'base64url',
  );
}

function changedBytes(signature: string, at: number): string {
  const bytes = Buffer.from(signature, 'base64url');
  const index = at % bytes.length;
  bytes[index] = (bytes[index] ?? 0) ^ (1 << (at % 8));
  return bytes.toString('base64url');
}

function base64url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
