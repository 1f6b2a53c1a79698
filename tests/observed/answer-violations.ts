import { operationById, validateResponse, type Operation, type OperationId } from '../../openapi/index.js';
import type { ObservedBody, ObservedExchange } from '../../specs/observed-exchanges.js';
import { errorRules } from './error-rules.js';
import { lengthRule } from './length-rule.js';
import { pageRules } from './page-rules.js';

const rules = [...errorRules, ...pageRules, lengthRule];

/** What a recorded answer breaks: of the OpenAPI document, and of what the document cannot say. */
export function answerViolations(exchange: ObservedExchange): string[] {
  const { status, headers, body } = exchange.response;
  return [
    ...validateResponse(operationOf(exchange), { status, headers, body: wireText(body) }).map(({ message }) => message),
    ...rules.flatMap(({ rule, holds }) => (holds(exchange) ? [] : [rule])),
  ];
}

export function operationOf({ id, operation }: ObservedExchange): Operation {
  if (operation === null) throw new Error(`${id} is of no operation. Expected an exchange of a released version.`);
  return operationById(operation as OperationId);
}

/** The body's text; tokens, which recordings leave out, are replaced by one that has a token's form. */
function wireText(body: ObservedBody | null): string {
  if (body === null) return '';
  if ('text' in body) return body.text;
  if ('base64' in body) return Buffer.from(body.base64, 'base64').toString();
  return JSON.stringify(body.json).replaceAll('<token>', 'header.claims.signature');
}
