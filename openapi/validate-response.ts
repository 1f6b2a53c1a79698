import type { Operation } from './operations.js';
import type { OperationResponse } from './response.js';
import type { Violation } from '../specs/violation.js';
import { shownValue } from './shown-value.js';

/** An answer as it crossed the wire. */
export interface WireResponse {
  readonly status: number;
  /** Names in any letter case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as text; an empty text where there was none. */
  readonly body: string;
}

/**
 * Tells where an answer breaks the contract, in words: a status, header, media type or body that the OpenAPI document
 * does not declare for the operation, each with the row of the registry that states it. An empty list means that it keeps it.
 *
 * @example validateResponse(operation, { status: 202, headers: {}, body: '' }) // []
 */
export function validateResponse(operation: Operation, { status, headers, body }: WireResponse): Violation[] {
  const response = operation.responses.get(status);
  if (response === undefined) {
    return [
      {
        message: `${operation.operationId} answered ${status}, expected ${expectedStatuses(operation, status)}`,
        requirement: operation.requirement,
      },
    ];
  }
  const lowerCaseHeaders = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return [
    ...headerViolations(response, lowerCaseHeaders),
    ...(operation.method === 'HEAD' || response.content.size === 0
      ? absentBodyViolations(operation, response, status, body)
      : bodyViolations(operation, response, status, lowerCaseHeaders.get('content-type'), body)),
  ];
}

/** The status by which an operation says that it did what it was asked for. */
export function successStatus({ responses }: Operation): number | undefined {
  return [...responses.keys()].find((status) => status < 300);
}

/** An answer that is no error should have been that of success; an error, any that is declared. */
function expectedStatuses(operation: Operation, status: number): string {
  const success = successStatus(operation);
  return status < 400 && success !== undefined ? String(success) : [...operation.responses.keys()].join(', ');
}

function headerViolations(response: OperationResponse, headers: ReadonlyMap<string, string>): Violation[] {
  return response.headers.flatMap(({ name, required, check, requirement }) => {
    const value = headers.get(name.toLowerCase());
    if (value !== undefined) return check(value);
    return required ? [{ message: `header ${name} is missing`, requirement }] : [];
  });
}

function absentBodyViolations(
  operation: Operation,
  response: OperationResponse,
  status: number,
  body: string,
): Violation[] {
  if (body === '') return [];
  const requirement = bodyRequirement(operation, response);
  return [{ message: `body is ${shownValue(body)}; an answer of status ${status} has none here`, requirement }];
}

function bodyViolations(
  operation: Operation,
  response: OperationResponse,
  status: number,
  type: string | undefined,
  body: string,
): Violation[] {
  const { content } = response;
  const requirement = bodyRequirement(operation, response);
  const expected = [...content.keys()].join(' or ');
  // Whether an error has a body is not always known. Where it has one, its shape is checked.
  if (body === '') return status < 400 ? [{ message: `body is empty; expected ${expected}`, requirement }] : [];
  const mediaType = type?.split(';', 1)[0]?.trim().toLowerCase();
  const check = mediaType === undefined ? undefined : content.get(mediaType);
  if (mediaType === undefined || check === undefined) {
    // A proxy in front of the service may answer an error in a form of its own.
    if (status >= 400) return [];
    const seen = type === undefined ? 'missing' : shownValue(type);
    return [{ message: `header Content-Type is ${seen}; expected ${expected}`, requirement }];
  }
  if (!mediaType.endsWith('json')) return check(body);
  const value = parsedJson(body);
  return value === undefined ? [{ message: `body is ${shownValue(body)}; expected JSON`, requirement }] : check(value);
}

/** The row that states what body an answer has; what the operation answers, where the response has no annotation of its own. */
function bodyRequirement(operation: Operation, { requirement }: OperationResponse): string | null {
  return requirement === undefined ? operation.requirement : requirement;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
