import { resolve, type JsonSchema, type ParameterObject, type Reference } from './document.js';
import { expectation } from './expectation.js';
import { schemaCheck } from './schema-check.js';
import { shownValue } from './shown-value.js';

/** A path or query parameter of an operation. */
export interface OperationParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  /** Whether the parameter may be given several times, one value each. */
  readonly repeated: boolean;
  /** The schema of one value. */
  readonly schema: JsonSchema;
  /**
   * Checks one value, as text after percent-decoding: undefined when it is allowed, otherwise an error's text that has
   * the value seen and the value expected.
   */
  readonly check: (value: string) => string | undefined;
}

export function operationParameter(declared: ParameterObject | Reference): OperationParameter {
  const parameter = resolve(declared);
  const outer = resolve<JsonSchema>(parameter.schema);
  const repeated = outer['type'] === 'array';
  const schema = repeated ? resolve(outer['items'] as JsonSchema) : outer;
  const validate = schemaCheck(schema, parameter.name);
  const expected = parameter['x-rule'] ?? expectation(schema);
  return {
    name: parameter.name,
    in: parameter.in,
    required: parameter.required ?? false,
    repeated,
    schema,
    check: (value) =>
      validate(typedValue(value, schema)).length === 0
        ? undefined
        : `${parameter.name} is ${shownValue(value)}; expected ${expected}.`,
  };
}

const integerText = /^-?\d+$/;

/** The value that a text stands for, by the schema's type; the text itself where it is not of that type. */
export function typedValue(text: string, schema: JsonSchema): string | number {
  return schema['type'] === 'integer' && integerText.test(text) ? Number(text) : text;
}
