import type { Operation } from './operations.js';
import type { OperationResponse } from './response.js';
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
 * does not declare for the operation. An empty list means that it keeps it.
 *
 * @example validateResponse(operation, { status: 202, headers: {}, body: '' }) // []
 */
export function validateResponse(operation: Operation, { status, headers, body }: WireResponse): string[] {
  const response = operation.responses.get(status);
  if (response === undefined) {
    return [
      `status is ${status}; ${operation.operationId} expects one of ${[...operation.responses.keys()].join(', ')}`,
    ];
  }
  const lowerCaseHeaders = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return [
    ...headerViolations(response, lowerCaseHeaders),
    ...(operation.method === 'HEAD' || response.content.size === 0
      ? absentBodyViolations(status, body)
      : bodyViolations(response, status, lowerCaseHeaders.get('content-type'), body)),
  ];
}

function headerViolations(response: OperationResponse, headers: ReadonlyMap<string, string>): string[] {
  return response.headers.flatMap(({ name, required, check }) => {
    const value = headers.get(name.toLowerCase());
    if (value !== undefined) return check(value);
    return required ? [`header ${name} is missing`] : [];
  });
}

function absentBodyViolations(status: number, body: string): string[] {
  return body === '' ? [] : [`body is ${shownValue(body)}; an answer of status ${status} has none here`];
}

function bodyViolations(
  { content }: OperationResponse,
  status: number,
  type: string | undefined,
  body: string,
): string[] {
  const expected = [...content.keys()].join(' or ');
  // Whether an error has a body is not always known. Where it has one, its shape is checked.
  if (body === '') return status < 400 ? [`body is empty; expected ${expected}`] : [];
  const mediaType = type?.split(';', 1)[0]?.trim().toLowerCase();
  const check = mediaType === undefined ? undefined : content.get(mediaType);
  if (mediaType === undefined || check === undefined) {
    // A proxy in front of the service may answer an error in a form of its own.
    if (status >= 400) return [];
    return [`header Content-Type is ${type === undefined ? 'missing' : shownValue(type)}; expected ${expected}`];
  }
  if (!mediaType.endsWith('json')) return check(body);
  const value = parsedJson(body);
  return value === undefined ? [`body is ${shownValue(body)}; expected JSON`] : check(value);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
