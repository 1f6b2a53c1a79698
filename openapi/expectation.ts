import type { JsonSchema } from './document.js';

/** What a schema of a single value allows, in words: `an integer from 0 to 300`. */
export function expectation(schema: JsonSchema): string {
  const { enum: values, type, minimum, maximum, minLength } = schema;
  if (Array.isArray(values)) return values.length === 1 ? String(values[0]) : `one of ${values.join(', ')}`;
  if (type === 'integer') return `an integer${bound('from', minimum)}${bound('to', maximum)}`;
  return typeof minLength === 'number' && minLength > 0 ? 'a text that is not empty' : 'a text';
}

function bound(word: string, value: unknown): string {
  return typeof value === 'number' ? ` ${word} ${value}` : '';
}
