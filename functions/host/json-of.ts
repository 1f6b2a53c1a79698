import type { TypedValue } from '../workers/typed-value.js';

/**
 * A function's value as JSON; a string is read as JSON, as the extension does.
 *
 * @throws Error where it is no JSON.
 */
export function jsonOf(value: TypedValue): unknown {
  if ('json' in value) return value.json;
  if ('response' in value || 'request' in value) throw new Error('A socketio output is an HTTP response.');
  const text = 'string' in value ? value.string : Buffer.from(value.bytes, 'base64').toString('utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Error(`A socketio output is ${JSON.stringify(text.slice(0, 100))}; expected JSON.`);
  }
}
