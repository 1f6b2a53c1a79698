import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { pointerSegments, requirementAt } from '../specs/requirement-annotation.js';
import type { Violation } from '../specs/violation.js';
import { document, type JsonSchema, resolve } from './document.js';

const ajv = new Ajv2020({
  allErrors: true,
  // Formats are annotations in OpenAPI 3.1: `int32` and `binary` say nothing that bounds and media types do not.
  validateFormats: false,
  // A test sees to it that the document's schemas are valid; here it would take most of the time of a compilation.
  validateSchema: false,
  keywords: ['components', 'example', 'x-requirement', 'x-no-requirement'],
});

/**
 * Makes a check of values against a schema of the document. It gives what is wrong, in words, or an empty list. The
 * schema is compiled when the check is first used, and then once.
 */
export function schemaCheck(schema: JsonSchema, subject: string): (value: unknown) => Violation[] {
  let validate: ValidateFunction | undefined;
  return (value) => {
    // Components go along, since the schema's references point into them.
    validate ??= ajv.compile({ ...schema, components: document.components });
    return validate(value)
      ? []
      : ofClosestAlternative(validate.errors ?? []).map((error) => violation(error, schema, subject));
  };
}

function violation(error: ErrorObject, schema: JsonSchema, subject: string): Violation {
  const missing: unknown = error.params['missingProperty'];
  const place = [...pointerSegments(error.instancePath), ...(typeof missing === 'string' ? [missing] : [])];
  return {
    message: describe(error, subject),
    requirement: requirementAt(schema, place, error.keyword, ($ref) => resolve<JsonSchema>({ $ref })) ?? null,
  };
}

/** The errors by the alternative of a `oneOf` that has the fewest; all errors where the schema has no alternatives. */
function ofClosestAlternative(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  if (!errors.some(({ keyword }) => keyword === 'oneOf')) return errors;
  const alternatives = new Set(errors.map(componentOf).filter((name) => name !== undefined));
  const byAlternative = [...alternatives].map((name) => errors.filter((error) => componentOf(error) === name));
  return byAlternative.sort((a, b) => a.length - b.length)[0] ?? errors;
}

function componentOf({ schemaPath }: ErrorObject): string | undefined {
  return /^#\/components\/schemas\/\w+/.exec(schemaPath)?.[0];
}

function describe({ instancePath, keyword, message = 'is invalid', params }: ErrorObject, subject: string): string {
  const place = `${subject}${instancePath}`;
  // `not: {}` is how the document says that there is nothing.
  if (keyword === 'not') return `${place} is present; expected none`;
  const { allowedValues, allowedValue, additionalProperty } = params as Readonly<Record<string, unknown>>;
  if (Array.isArray(allowedValues)) return `${place} ${message}: ${allowedValues.join(', ')}`;
  const value = allowedValue ?? additionalProperty;
  return `${place} ${message}${value === undefined ? '' : `: ${JSON.stringify(value)}`}`;
}
