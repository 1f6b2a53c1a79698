import { readFileSync, readdirSync } from 'node:fs';
import { Ajv2020, type AnySchemaObject, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { packageFile } from './package-file.js';
import { describeViolations } from './schema-violations.js';

const folder = 'specs/schemas';
const suffix = '.schema.json';

let compiler: Ajv2020 | undefined;

/**
 * What is wrong with a value by a schema of `specs/schemas`: a sentence for each violation, with the place in the value,
 * what was seen and what was expected. Empty where the value keeps the schema.
 *
 * @param schemaName the schema file's base name, and after `#` one of its `$defs`.
 * @throws Error where there is no such schema.
 * @example validateAgainstSchema('webhook-connect-request', body)
 * @example validateAgainstSchema('webhook-headers#connect', headers)
 */
export function validateAgainstSchema(schemaName: string, value: unknown): string[] {
  return describeViolations(schemaErrors(schemaName, value));
}

/** A violation of a schema as ajv has it, with the value and the schema. */
export type SchemaError = ErrorObject;

/** As {@link validateAgainstSchema}, for who has better words than a schema's. */
export function schemaErrors(schemaName: string, value: unknown): readonly SchemaError[] {
  const validate = validator(schemaName);
  return validate(value) ? [] : (validate.errors ?? []);
}

/** The base names of all schemas, in alphabetical order. */
export function schemaNames(): string[] {
  return readdirSync(packageFile(folder))
    .filter((file) => file.endsWith(suffix))
    .map((file) => file.slice(0, -suffix.length))
    .sort();
}

/** A schema as it is written in `specs/schemas`. */
export function readSchema(schemaName: string): AnySchemaObject {
  return JSON.parse(readFileSync(packageFile(`${folder}/${schemaName}${suffix}`), 'utf8')) as AnySchemaObject;
}

function validator(schemaName: string): ValidateFunction {
  compiler ??= createCompiler();
  const [file = '', definition] = schemaName.split('#');
  const reference = `${file}${suffix}${definition === undefined ? '' : `#/$defs/${definition}`}`;
  const validate = compiler.getSchema(reference);
  if (validate === undefined) {
    throw new Error(`There is no schema ${JSON.stringify(schemaName)}. Expected one of: ${schemaNames().join(', ')}.`);
  }
  return validate;
}

// Schemas are added under their file names, which is also how they refer to each other; each is compiled at first use.
function createCompiler(): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
  });
  addFormats.default(ajv);
  for (const name of schemaNames()) ajv.addSchema(readSchema(name));
  return ajv;
}
