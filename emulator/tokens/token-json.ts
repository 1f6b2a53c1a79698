import { isUtf8 } from 'node:buffer';

/** How deep a token's JSON may be nested: claims are values and lists of them, and what shows or walks them recurses. */
export const maxTokenDepth = 100;

export type JsonObject = Readonly<Record<string, unknown>>;

/** One part of a token, or what is wrong with it, as the end of a sentence about the part. */
export type TokenJson =
  { readonly valid: true; readonly value: JsonObject } | { readonly valid: false; readonly problem: string };

/**
 * Reads a token's header or payload.
 *
 * @see RFC 7519, 7.2: each has to be a JSON object in UTF-8.
 */
export function readTokenJson(part: string): TokenJson {
  const bytes = Buffer.from(part, 'base64url');
  if (!isUtf8(bytes)) return { valid: false, problem: 'is not UTF-8' };
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString());
  } catch {
    return { valid: false, problem: 'is not JSON' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { valid: false, problem: 'is not a JSON object' };
  }
  // Each level has a bracket at either end.
  if (bytes.length > 2 * maxTokenDepth && isDeeper(value, maxTokenDepth)) {
    return { valid: false, problem: `is nested more than ${maxTokenDepth} levels deep` };
  }
  return { valid: true, value: value as JsonObject };
}

/** Whether a JSON value has more levels than that. No recursion: it may be as deep as its text is long. */
function isDeeper(root: object, maxDepth: number): boolean {
  let level: object[] = [root];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > maxDepth) return true;
    const next: object[] = [];
    for (const parent of level) {
      for (const child of Object.values(parent) as unknown[]) {
        if (typeof child === 'object' && child !== null) next.push(child);
      }
    }
    level = next;
  }
  return false;
}
