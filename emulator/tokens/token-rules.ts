import type { JsonObject } from './token-json.js';

/**
 * Says why a token with this header is rejected; undefined where it is allowed. Extensions that change what is signed or
 * what it means are rejected, whether or not `crit` lists them, since none is understood.
 *
 * @see RFC 7515, 4.1.11 "crit"; RFC 7797, "b64"; RFC 7516, 4.1.3 "zip".
 */
export function findHeaderProblem(header: JsonObject): string | undefined {
  if (header['alg'] !== 'HS256') return `its algorithm is ${show(header['alg'])}; expected "HS256"`;
  if ('crit' in header) return `its header has "crit" with ${show(header['crit'])}; no extension is understood`;
  if ('zip' in header) return 'its header has "zip"; a signed token is not compressed';
  if ('b64' in header && header['b64'] !== true) return 'its header has "b64"; expected a payload in base64url';
  return undefined;
}

/**
 * Says why a token with these times is rejected now; undefined where it is valid. A time of issue has to be one, and
 * decides nothing.
 *
 * @param clockSkewSeconds how far the times may be off.
 * @see RFC 7519, 4.1.4 "exp", 4.1.5 "nbf", 4.1.6 "iat".
 */
export function findTimeProblem(claims: JsonObject, clockSkewSeconds: number): string | undefined {
  for (const name of ['nbf', 'exp', 'iat']) {
    const value = claims[name];
    if (value !== undefined && !Number.isFinite(value)) {
      return `its "${name}" claim is ${show(value)}; expected a number of seconds since 1970`;
    }
  }
  const { nbf, exp } = claims as { nbf?: number; exp?: number };
  const now = Math.floor(Date.now() / 1000);
  if (nbf !== undefined && nbf > now + clockSkewSeconds)
    return `it is not valid before ${showTime(nbf)}, ${clockText(now)}`;
  if (exp !== undefined && exp + clockSkewSeconds <= now)
    return `it expired at ${showTime(exp)}, ${clockText(now)}; make a new one`;
  return undefined;
}

function show(value: unknown): string {
  return typeof value === 'number' ? String(value) : value === undefined ? 'missing' : JSON.stringify(value);
}

/** Beside a time of the token it shows which clock is wrong. */
function clockText(now: number): string {
  return `and the service's clock says ${showTime(now)}`;
}

/** A claim may hold any number, most of which are no date. */
function showTime(seconds: number): string {
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime()) ? 'a time beyond all dates' : time.toISOString();
}
