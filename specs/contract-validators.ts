import { readFileSync, readdirSync } from 'node:fs';
import { Ajv2020, type AnySchemaObject, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { packageFile } from './package-file.js';
import { pointerSegments, requirementAt } from './requirement-annotation.js';
import { describeViolation, isCause } from './schema-violations.js';
import type { Violation } from './violation.js';

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
  return schemaViolations(schemaName, value).map(({ message }) => message);
}

/** As {@link validateAgainstSchema}, each with the row of the registry that states what it breaks. */
export function schemaViolations(schemaName: string, value: unknown): Violation[] {
  const found = new Map<string, Violation>();
  for (const error of schemaErrors(schemaName, value).filter(isCause)) {
    const message = describeViolation(error);
    if (!found.has(message)) found.set(message, { message, requirement: requirementOf(schemaName, error) });
  }
  return [...found.values()];
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

const schemas = new Map<string, AnySchemaObject>();

/** A schema as it is written in `specs/schemas`; each is read once. */
export function readSchema(schemaName: string): AnySchemaObject {
  const known = schemas.get(schemaName);
  if (known !== undefined) return known;
  const schema = JSON.parse(readFileSync(packageFile(`${folder}/${schemaName}${suffix}`), 'utf8')) as AnySchemaObject;
  schemas.set(schemaName, schema);
  return schema;
}

function validator(schemaName: string): ValidateFunction {
  compiler ??= createCompiler();
  const validate = compiler.getSchema(referenceOf(schemaName));
  if (validate === undefined) {
    throw new Error(`There is no schema ${JSON.stringify(schemaName)}. Expected one of: ${schemaNames().join(', ')}.`);
  }
  return validate;
}

function referenceOf(schemaName: string): string {
  const [file = '', definition] = schemaName.split('#');
  return `${file}${suffix}${definition === undefined ? '' : `#/$defs/${definition}`}`;
}

// Schemas are added under their file names, which is also how they refer to each other; each is compiled at first use.
function createCompiler(): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    keywords: ['x-requirement', 'x-no-requirement', 'enumDescriptions'],
    // A test sees to it; each process would compile the schema of schemas for it.
    validateSchema: false,
  });
  addFormats.default(ajv);
  for (const name of schemaNames()) ajv.addSchema(readSchema(name));
  return ajv;
}

function requirementOf(schemaName: string, { instancePath, keyword, params }: SchemaError): string | null {
  const missing = (params as { readonly missingProperty?: string }).missingProperty;
  const place = [...pointerSegments(instancePath), ...(missing === undefined ? [] : [missing])];
  const root = schemaOf(referenceOf(schemaName));
  return (root && requirementAt(root, place, keyword, (reference) => schemaOf(reference, schemaName))) ?? null;
}

/** What a reference of one of the schemas stands for: a file, a definition of a file, or one of its own definitions. */
function schemaOf(reference: string, schemaName = ''): AnySchemaObject | undefined {
  const [file = '', pointer = ''] = reference.split('#');
  const ownFile = schemaName.split('#', 1).join('');
  const root = readSchema(file === '' ? ownFile : file.slice(0, -suffix.length));
  let schema: AnySchemaObject | undefined = root;
  for (const segment of pointerSegments(pointer)) schema = schema?.[segment] as AnySchemaObject | undefined;
  return schema;
}
