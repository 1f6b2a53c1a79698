import {
  document,
  documentMethods,
  type OperationObject,
  type ParameterObject,
  type PathItemObject,
  type Reference,
} from './document.js';
import type { OperationId } from './generated/operation-id.js';
import { operationParameter, type OperationParameter } from './parameter.js';
import { pathSegments, pathTemplate, type PathTemplate } from './path-template.js';
import { operationRequestBody, type OperationRequestBody } from './request-body.js';
import { operationResponse, type OperationResponse } from './response.js';

/** A REST operation of the service, as the OpenAPI document declares it. */
export interface Operation {
  readonly operationId: OperationId;
  /** In upper case. */
  readonly method: string;
  /** The path template: `/api/hubs/{hub}/:send`. */
  readonly path: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters: readonly OperationParameter[];
  /** The same by where they stand. */
  readonly pathParameters: readonly OperationParameter[];
  readonly queryParameters: readonly OperationParameter[];
  /** Undefined where the operation reads no body. */
  readonly requestBody: OperationRequestBody | undefined;
  /** The row of the registry that states what the operation answers; null where none does. */
  readonly requirement: string | null;
  /** By status. */
  readonly responses: ReadonlyMap<number, OperationResponse>;
}

export interface OperationMatch {
  readonly operation: Operation;
  /** The path parameters by name, still percent-encoded: see {@link decodePathSegment}. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

interface Route {
  readonly template: PathTemplate;
  readonly byMethod: ReadonlyMap<string, Operation>;
}

const routes: readonly Route[] = Object.entries(document.paths).map(([path, item]) => ({
  template: pathTemplate(path),
  byMethod: new Map(pathOperations(path, item).map((operation) => [operation.method, operation])),
}));

/** By method and number of segments, so that a request is compared with the few templates that it may be of. */
const routesOfMethod = new Map<string, Map<number, { template: PathTemplate; operation: Operation }[]>>();
for (const { template, byMethod } of routes) {
  for (const [method, operation] of byMethod) {
    const byLength =
      routesOfMethod.get(method) ?? new Map<number, { template: PathTemplate; operation: Operation }[]>();
    routesOfMethod.set(method, byLength);
    byLength.set(template.segments, [...(byLength.get(template.segments) ?? []), { template, operation }]);
  }
}

/** Every REST operation of the OpenAPI document. */
export const operations: readonly Operation[] = routes.flatMap(({ byMethod }) => [...byMethod.values()]);

const byId = new Map(operations.map((operation) => [operation.operationId, operation]));

/** The operation of an id. */
export function operationById(operationId: OperationId): Operation {
  const operation = byId.get(operationId);
  if (operation === undefined) {
    throw new Error(
      `The OpenAPI document has no operation ${operationId}. Expected one of ${[...byId.keys()].join(', ')}.`,
    );
  }
  return operation;
}

/**
 * Finds the operation of a request by its method and its raw path, which is still percent-encoded. A query is ignored.
 *
 * @example matchOperation('POST', '/api/hubs/chat/:send')?.operation.operationId // 'sendToAll'
 */
export function matchOperation(method: string, rawPath: string): OperationMatch | undefined {
  const segments = pathSegments(rawPath);
  for (const { template, operation } of routesOfMethod.get(method.toUpperCase())?.get(segments.length) ?? []) {
    const pathParameters = template.match(segments);
    if (pathParameters !== undefined) return { operation, pathParameters };
  }
  return undefined;
}

/** The methods, in upper case, of the operations at a raw path; empty where the document has no such path. */
export function allowedMethods(rawPath: string): string[] {
  const segments = pathSegments(rawPath);
  return routes
    .filter(({ template }) => template.match(segments) !== undefined)
    .flatMap(({ byMethod }) => [...byMethod.keys()]);
}

function pathOperations(path: string, item: PathItemObject): Operation[] {
  return documentMethods.flatMap((method) => {
    const declared = item[method];
    return declared === undefined ? [] : [operation(method.toUpperCase(), path, item.parameters ?? [], declared)];
  });
}

function operation(
  method: string,
  path: string,
  shared: readonly (ParameterObject | Reference)[],
  declared: OperationObject,
): Operation {
  const {
    operationId,
    summary,
    tags,
    parameters = [],
    requestBody,
    responses,
    'x-requirement': requirement = null,
  } = declared;
  const all = [...shared, ...parameters].map(operationParameter);
  return {
    // The generated type has the document's ids; a stale one fails the check of generated files.
    operationId: operationId as OperationId,
    method,
    path,
    summary,
    tags,
    requirement,
    parameters: all,
    pathParameters: all.filter((parameter) => parameter.in === 'path'),
    queryParameters: all.filter((parameter) => parameter.in === 'query'),
    requestBody: requestBody === undefined ? undefined : operationRequestBody(requestBody),
    responses: new Map(
      Object.entries(responses).map(([status, response]) => [Number(status), operationResponse(response)]),
    ),
  };
}
