import {
  decodePathSegment,
  type Operation,
  type OperationMatch,
  type OperationParameter,
} from '../../openapi/index.js';
import { CheckedFilter, FilterError } from '../filter/index.js';
import { readContentType } from '../http/content-type.js';
import { isKnownCharset } from '../http/decode-body.js';
import { BindingRestError, invalidGroupName, RestError } from './rest-error.js';

/** Bytes that a body may have. */
export const bodyLimit = 1024 * 1024;

/** The decoded path parameters, once all of them are allowed. */
export function checkPath({ operation, pathParameters }: OperationMatch): Record<string, string> {
  const decoded: Record<string, string> = {};
  for (const parameter of operation.pathParameters) {
    const value = pathParameters[parameter.name] ?? '';
    decoded[parameter.name] = decodePathSegment(value);
    const problem = parameter.check(decoded[parameter.name] ?? '');
    if (problem !== undefined) throw new RestError('Error.BadRequest', problem, parameter.name);
  }
  return decoded;
}

export interface CheckedQuery {
  readonly query: URLSearchParams;
  readonly filter: CheckedFilter;
}

/**
 * The query parameters that the operation declares, once all of them are allowed. Others are ignored, as the service
 * ignores them.
 *
 * @throws RestError naming the parameter, the value seen and what is allowed.
 */
export function checkQuery(operation: Operation, given: URLSearchParams): CheckedQuery {
  const query = onlyDeclared(operation, given);
  for (const parameter of operation.queryParameters) {
    const { name } = parameter;
    const values = query.getAll(name);
    if (!parameter.repeated && values.length > 1) {
      throw new RestError('Error.BadRequest', `${name} is given ${values.length} times; expected once at most.`, name);
    }
    if (name === 'targetName') checkTargetName(parameter, values);
    for (const value of values) {
      const problem = parameter.check(value);
      if (problem !== undefined && name === 'clientType') {
        throw new BindingRestError(`The value '${value}' is not valid.`, name);
      }
      if (problem !== undefined) throw new RestError('Error.BadRequest', problem, name);
    }
  }
  return { query, filter: checkFilter(query.get('filter'), 'filter') };
}

function onlyDeclared({ queryParameters }: Operation, given: URLSearchParams): URLSearchParams {
  const isDeclared = (given: string): boolean => queryParameters.some(({ name }) => name === given);
  if (given.size === 0 || [...given.keys()].every(isDeclared)) return given;
  return new URLSearchParams([...given].filter(([name]) => isDeclared(name)));
}

/** The service was recorded to reject a missing target in these words, before it looks up the connection. */
function checkTargetName({ check }: OperationParameter, values: readonly string[]): void {
  if (values.length > 0 && values.every((value) => check(value) === undefined)) return;
  throw new RestError('Error.BadRequest', invalidGroupName, 'Request');
}

/** @param target where the filter stands: `filter` in the query, `Filter` in a body. */
export function checkFilter(filter: string | null | undefined, target: 'filter' | 'Filter'): CheckedFilter {
  try {
    return CheckedFilter.parse(filter);
  } catch (error) {
    if (error instanceof FilterError) throw new BindingRestError(error.message, target);
    throw error;
  }
}

/** Checks a body's declared length and type, before it is read. */
export function checkBodyHeaders(
  operation: Operation,
  headers: { readonly 'content-length'?: string | undefined; readonly 'content-type'?: string | undefined },
): void {
  if (operation.requestBody === undefined) return;
  const length = headers['content-length'];
  if (length === undefined || Number(length) > bodyLimit) {
    const seen = length ?? 'missing';
    throw new RestError(
      'Error.BadRequest',
      `Invalid Content-Length header. It is ${seen}; expected at most ${bodyLimit}.`,
      'Content-Length',
    );
  }
  checkContentType(operation.requestBody.mediaTypes, headers['content-type']);
}

function checkContentType(mediaTypes: readonly string[], contentType: string | undefined): void {
  const expected = (): string => `expected ${mediaTypes.join(' or ')}`;
  if (contentType === undefined) {
    if (mediaTypes.includes('application/octet-stream')) return;
    throw new RestError('Error.UnsupportedMediaType', `Content-Type is missing; ${expected()}.`, 'Content-Type');
  }
  const read = readContentType(contentType);
  if (read === undefined || !mediaTypes.includes(read.mediaType)) {
    const seen = JSON.stringify(contentType);
    throw new RestError('Error.UnsupportedMediaType', `Content-Type is ${seen}; ${expected()}.`, 'Content-Type');
  }
  if (!isKnownCharset(read.charset)) {
    const seen = JSON.stringify(read.charset);
    throw new RestError(
      'Error.UnsupportedMediaType',
      `The charset ${seen} is unknown; expected utf-8.`,
      'Content-Type',
    );
  }
}
