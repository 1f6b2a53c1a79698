import type { ErrorObject } from 'ajv/dist/2020.js';

const longestValue = 120;

/** Whether an error says something of its own: `if` and `$ref` only repeat what the errors below them say. */
export function isCause({ keyword }: ErrorObject): boolean {
  return keyword !== 'if' && keyword !== '$ref';
}

/** A sentence for an error of ajv (made with `verbose`): where in the value, what was seen, what was expected. */
export function describeViolation(error: ErrorObject): string {
  const place = error.instancePath === '' ? 'the value' : error.instancePath;
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'required':
      return `${place}: member ${quote(params['missingProperty'])} is missing`;
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return `${place}: member ${quote(params['additionalProperty'] ?? params['unevaluatedProperty'])} is not expected`;
    case 'dependentRequired':
      return `${place}: member ${quote(params['missingProperty'])} is missing, as ${quote(params['property'])} is there`;
    case 'anyOf':
    case 'oneOf':
      return `${place}: fits ${params['passingSchemas'] ? 'more than one' : 'none'} of the alternatives that the schema gives`;
    default:
      return `${place}: saw ${show(error.data)}, ${expectation(error, params)}`;
  }
}

function expectation({ keyword, message, schema }: ErrorObject, params: Record<string, unknown>): string {
  switch (keyword) {
    case 'const':
      return `expected ${quote(params['allowedValue'])}`;
    case 'enum':
      return `expected one of ${(schema as unknown[]).map(quote).join(', ')}`;
    case 'type':
      return `expected type ${String(schema)}`;
    case 'pattern':
      return `expected text that matches ${String(params['pattern'])}`;
    case 'format':
      return `expected format ${String(params['format'])}`;
    default:
      return `which ${message ?? `breaks ${keyword}`}`;
  }
}

function show(value: unknown): string {
  const text = quote(value);
  if (text.length <= longestValue) return text;
  // A string that is cut keeps its closing quotation mark, by which secrets in it are found.
  const cut = typeof value === 'string' ? quote(value.slice(0, longestValue)) : text.slice(0, longestValue);
  return `${cut}… (${text.length} characters)`;
}

function quote(value: unknown): string {
  return JSON.stringify(value);
}
