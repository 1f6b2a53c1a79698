const longest = 120;

/** Members that hold keys and passwords, in settings and in target descriptors. */
const secretMembers: ReadonlySet<string> = new Set(['accessKey', 'secondaryAccessKey', 'secret', 'connectionString']);

/** What to do about a name that is not shown whole. */
export const unshownNameAdvice = 'A value stands behind a colon and a space.';

/**
 * A value as an error shows it: never a key, never more than a line, and of a list or a mapping only that it is one,
 * since keys may be in it.
 *
 * @param path where the value stands.
 * @example shownValue(['port'], 'x') // '"x"'
 */
export function shownValue(path: readonly PropertyKey[], value: unknown): string {
  if (value === undefined) return 'missing';
  if (Array.isArray(value)) return value.length === 0 ? '[]' : 'a list';
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0 ? '{}' : 'a mapping';
  if (path.some((member) => secretMembers.has(String(member)))) return shownSecret(value);
  const text = typeof value === 'string' ? JSON.stringify(withoutCredentials(value)) : shownOther(value);
  return text.length > longest ? `${text.slice(0, longest)}… (${text.length} characters)` : text;
}

/**
 * A member's name as an error shows it. A value that follows the name without a space is part of it in YAML, and may be a
 * key.
 *
 * @example shownName('secret:abc') // 'secret:…'
 */
export function shownName(name: PropertyKey): string {
  const text = String(name).replace(/([:=]).*/s, '$1…');
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** YAML has numbers that JSON has not, and a program has functions. */
function shownOther(value: unknown): string {
  if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`;
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

function shownSecret(value: unknown): string {
  if (value === '' || value === null) return JSON.stringify(value);
  return `a ${typeof value === 'string' ? 'text' : typeof value} that is not shown here`;
}

/** A URL without what stands for the right to call it. */
function withoutCredentials(text: string): string {
  return text
    .replace(/\/\/[^/?#]*@/, '//***@')
    .replaceAll(/([?&](?:code|sig|key|token|access_token|sentinel_password)=)[^&#]*/gi, '$1***');
}
