import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { document, type JsonSchema } from './document.js';

const ajv = new Ajv2020({
  allErrors: true,
  // Formats are annotations in OpenAPI 3.1: `int32` and `binary` say nothing that bounds and media types do not.
  validateFormats: false,
  keywords: ['components', 'example'],
});

/**
 * Makes a check of values against a schema of the document. It gives what is wrong, in words, or an empty list. The
 * schema is compiled when the check is first used, and then once.
 */
export function schemaCheck(schema: JsonSchema, subject: string): (value: unknown) => string[] {
  let validate: ValidateFunction | undefined;
  return (value) => {
    // Components go along, since the schema's references point into them.
    validate ??= ajv.compile({ ...schema, components: document.components });
    return validate(value) ? [] : (validate.errors ?? []).map((error) => describe(error, subject));
  };
}

function describe({ instancePath, message = 'is invalid', params }: ErrorObject, subject: string): string {
  const allowed: unknown = params['allowedValues'];
  const suffix = Array.isArray(allowed) ? `: ${allowed.join(', ')}` : '';
  return `${subject}${instancePath} ${message}${suffix}`;
}
