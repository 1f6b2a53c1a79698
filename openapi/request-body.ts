import { resolve, type Reference, type RequestBodyObject } from './document.js';
import { schemaCheck } from './schema-check.js';

/** The body that an operation reads. */
export interface OperationRequestBody {
  readonly required: boolean;
  /** In lower case, without parameters: `text/plain`. */
  readonly mediaTypes: readonly string[];
  /** Checks a body of one of the media types, parsed where it is JSON. Gives what is wrong, in words. */
  readonly check: (mediaType: string, value: unknown) => string[];
}

export function operationRequestBody(declared: RequestBodyObject | Reference): OperationRequestBody {
  const { required = false, content } = resolve<RequestBodyObject>(declared);
  const checks = new Map(Object.entries(content).map(([type, { schema = {} }]) => [type, schemaCheck(schema, 'body')]));
  return {
    required,
    mediaTypes: [...checks.keys()],
    check(mediaType, value) {
      const check = checks.get(mediaType);
      return (
        check?.(value).map(({ message }) => message) ?? [
          `body is ${mediaType}; expected ${[...checks.keys()].join(' or ')}`,
        ]
      );
    },
  };
}
