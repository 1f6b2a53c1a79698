import type { Violation } from '../specs/violation.js';
import { resolve, type Reference, type ResponseObject } from './document.js';
import { typedValue } from './parameter.js';
import { schemaCheck } from './schema-check.js';

/** An answer that an operation may give. */
export interface OperationResponse {
  readonly headers: readonly ResponseHeader[];
  /** The checks of a body by its media type, in lower case; empty where no body is allowed. */
  readonly content: ReadonlyMap<string, (value: unknown) => Violation[]>;
  /** The row of the registry that states what is known of the body; null where none does, undefined where it is not said. */
  readonly requirement: string | null | undefined;
}

export interface ResponseHeader {
  readonly name: string;
  readonly required: boolean;
  readonly check: (value: string) => Violation[];
  /** The row of the registry that states the header; null where none does. */
  readonly requirement: string | null;
}

export function operationResponse(declared: ResponseObject | Reference): OperationResponse {
  const response = resolve<ResponseObject>(declared);
  const { headers = {}, content = {} } = response;
  const requirement = response['x-requirement'] ?? (response['x-no-requirement'] === undefined ? undefined : null);
  return {
    requirement,
    headers: Object.entries(headers).map(([name, header]) => {
      const { required = false, schema, 'x-requirement': row = null } = resolve(header);
      const validate = schemaCheck(schema, `header ${name}`);
      const check = (value: string) =>
        validate(typedValue(value, schema)).map(({ message }) => ({ message, requirement: row }));
      return { name, required, check, requirement: row };
    }),
    content: new Map(
      Object.entries(content).map(([mediaType, { schema = {} }]) => [mediaType, schemaCheck(schema, 'body')]),
    ),
  };
}
