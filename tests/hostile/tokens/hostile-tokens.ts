import { createHmac } from 'node:crypto';
import type { Random } from './random.js';

/** The keys of the service, and one that is nobody's. */
export const keys = ['the primary key', 'the secondary key', 'a key of somebody else'] as const;

const hashes = ['sha256', 'sha256', 'sha256', 'sha256', 'sha384', 'sha512', 'sha1'] as const;

const headers = [
  ...Array.from({ length: 12 }, () => '{"alg":"HS256","typ":"JWT"}'),
  '{"typ":"JWT","alg":"HS256","kid":"k"}',
  '{"alg":"none"}',
  '{"alg":"HS512"}',
  '{"alg":"hs256"}',
  '{"alg":"HS256","alg":"none"}',
  '{"alg":"none","alg":"HS256"}',
  '{"alg":["HS256"]}',
  '{"alg":"RS256"}',
  '{"alg":"HS256","crit":["x-unknown"]}',
  '{"alg":"HS256","crit":[]}',
  '{"alg":"HS256","crit":["b64"],"b64":false}',
  '{"alg":"HS256","b64":false}',
  '{"alg":"HS256","b64":true}',
  '{"alg":"HS256","zip":"DEF"}',
  '{"alg":"HS256","__proto__":{"crit":["x"]}}',
  '{"__proto__":{"alg":"HS256"}}',
  '{}',
  'null',
  '"HS256"',
  '["HS256"]',
  '{"alg":"HS256"',
  '{"alg":"HS256"} ',
  '\ufeff{"alg":"HS256"}',
  `{"alg":"HS256","x":${'['.repeat(200)}${']'.repeat(200)}}`,
];

const texts = ['null', 'true', '""', '"1"', '[]', '[1]', '{}', '1e400', '-1e400', '1e308', '-0', '0', '1.5'];
const audiences = ['"here"', '"here"', '"here"', '["x","here"]', '[]', '""', 'null', '1', '{}', '[["here"]]'];

const others = Array.from('ABCxyz019-_.=+/ \n\0%ä');

const payloads = ['null', '"text"', '[]', '{', '', '1', '\ufeff{}', '{"aud":"here"}', '{"exp":9999999999}'];

/** A token that somebody may send: a valid one, or one with flaws in any of its parts. */
export function hostileToken(random: Random, now: number): string {
  const header = random.of(headers);
  const payload = random.below(12) === 0 ? random.of(payloads) : claims(random, now);
  const text = `${encode(header, random)}.${encode(payload, random)}`;
  const hash = random.of(hashes);
  const signature = createHmac(hash, random.of(keys)).update(text).digest('base64url');
  const token = `${text}.${random.below(8) === 0 ? damaged(signature, random) : signature}`;
  return random.below(8) === 0 ? damaged(token, random) : token;
}

function claims(random: Random, now: number): string {
  const time = (usual: number): string => {
    if (random.below(3) > 0) return String(now + usual);
    const offset = random.of([-86_400, -301, -300, -299, -1, 0, 1, 299, 300, 301, 86_400]);
    return random.below(3) > 0 ? String(now + offset) : random.of(texts);
  };
  const members = [`"exp":${time(60)}`, `"nbf":${time(0)}`, `"iat":${time(0)}`, `"aud":${random.of(audiences)}`];
  const extras = [
    '"sub":"ana"',
    `"sub":${nested(random)}`,
    `"exp":${time(60)}`,
    '"__proto__":{"exp":1}',
    '"sub":"\xe4"',
  ];
  const kept = members.filter(() => random.below(12) > 0);
  return `{${[...kept, ...(random.below(3) === 0 ? [random.of(extras)] : [])].join(',')}}`;
}

function nested(random: Random): string {
  const depth = random.of([1, 98, 99, 100, 101, 4500]);
  return random.below(2) === 0
    ? '['.repeat(depth) + ']'.repeat(depth)
    : '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);
}

/** In base64url; now and then with padding, in plain base64, or of bytes that are not UTF-8. */
function encode(part: string, random: Random): string {
  const bytes = Buffer.from(part, random.below(20) === 0 ? 'latin1' : 'utf8');
  const kind = random.below(40);
  if (kind === 0) return bytes.toString('base64');
  return bytes.toString('base64url') + (kind === 1 ? '=' : '');
}

/** The text with one of its characters missing, doubled or another one, or cut, or with more around it. */
function damaged(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const before = text.slice(0, at);
  const after = text.slice(at);
  const other = random.of(others);
  switch (random.below(7)) {
    case 0:
      return before + after.slice(1);
    case 1:
      return before + other + after;
    case 2:
      return before + other + after.slice(1);
    case 3:
      return before;
    case 4:
      return `${text}${other}`;
    case 5:
      return `${other}${text}`;
    default:
      return before + after.toUpperCase();
  }
}
