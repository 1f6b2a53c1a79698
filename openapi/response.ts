import { resolve, type Reference, type ResponseObject } from './document.js';
import { typedValue } from './parameter.js';
import { schemaCheck } from './schema-check.js';

/** An answer that an operation may give. */
export interface OperationResponse {
  readonly headers: readonly ResponseHeader[];
  /** The checks of a body by its media type, in lower case; empty where no body is allowed. */
  readonly content: ReadonlyMap<string, (value: unknown) => string[]>;
}

export interface ResponseHeader {
  readonly name: string;
  readonly required: boolean;
  readonly check: (value: string) => string[];
}

export function operationResponse(declared: ResponseObject | Reference): OperationResponse {
  const { headers = {}, content = {} } = resolve<ResponseObject>(declared);
  return {
    headers: Object.entries(headers).map(([name, header]) => {
      const { required = false, schema } = resolve(header);
      const validate = schemaCheck(schema, `header ${name}`);
      return { name, required, check: (value) => validate(typedValue(value, schema)) };
    }),
    content: new Map(
      Object.entries(content).map(([mediaType, { schema = {} }]) => [mediaType, schemaCheck(schema, 'body')]),
    ),
  };
}
