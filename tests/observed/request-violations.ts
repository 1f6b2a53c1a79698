import { decodePathSegment, matchOperation, type Operation } from '../../openapi/index.js';
import type { ObservedExchange, ObservedRequest } from '../../specs/observed-exchanges.js';
import { jsonBody } from './answer-rule.js';

/** What of a recorded request the OpenAPI document does not accept, and which filter is no expression. */
export function requestViolations({ id, request }: ObservedExchange): string[] {
  const match = matchOperation(request.method, request.path);
  if (match === undefined) throw new Error(`${id} matches no operation. Expected an exchange of a released version.`);
  const { operation, pathParameters } = match;
  const path = Object.entries(pathParameters).map(([name, value]) => [name, decodePathSegment(value)] as const);
  const query = request.query.map(([name, value]) => [name, decodeURIComponent(value)] as const);
  return [
    ...parameterViolations(operation, 'path', path),
    ...parameterViolations(operation, 'query', query),
    ...bodyViolations(operation, request),
    ...filterViolations(operation, query, request),
  ];
}

function parameterViolations(
  operation: Operation,
  place: 'path' | 'query',
  pairs: readonly (readonly [name: string, value: string])[],
): string[] {
  return operation.parameters.flatMap((parameter) => {
    if (parameter.in !== place) return [];
    const values = pairs.filter(([name]) => name === parameter.name).map(([, value]) => value);
    if (values.length === 0) return parameter.required ? [`${parameter.name} is missing`] : [];
    if (values.length > 1 && !parameter.repeated) return [`${parameter.name} is given ${values.length} times`];
    return values.map(parameter.check).filter((problem) => problem !== undefined);
  });
}

function bodyViolations({ requestBody }: Operation, { headers, body }: ObservedRequest): string[] {
  const mediaType = headers['content-type'];
  if (requestBody === undefined || mediaType === undefined) return [];
  // Some recordings keep the type of a body and not the body.
  if (body === null) return requestBody.mediaTypes.includes(mediaType) ? [] : [`body is ${mediaType}`];
  return requestBody.check(mediaType, 'json' in body ? body.json : Object.values(body)[0]);
}

const recordedComparison = /^userId (?:eq|ne) '[^']*'$/;

/** The grammar of filters is no part of the document. Of its expressions only comparisons of users were recorded. */
function filterViolations(
  operation: Operation,
  query: readonly (readonly [name: string, value: string])[],
  request: ObservedRequest,
): string[] {
  const declared = operation.parameters.some(({ name }) => name === 'filter');
  const filters = [
    ...query.filter(([name]) => declared && name === 'filter').map(([, value]) => value),
    ...Object.entries(jsonBody(request) ?? {}).flatMap(([name, value]) =>
      name === 'filter' && typeof value === 'string' ? [value] : [],
    ),
  ];
  return filters.filter((filter) => !recordedComparison.test(filter)).map((filter) => `filter is "${filter}"`);
}
