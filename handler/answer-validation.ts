import { explain, type HandlerRequest, type HandlerResponse } from './request.js';

/**
 * Answers a validation request, by which a service asks whether it may send events here.
 *
 * @param allowedOrigins hosts of services, in any case; undefined allows every service.
 * @see CloudEvents http-webhook.md, "Abuse Protection"; reference-cloud-events.md, "Webhook validation".
 */
export function answerValidation(
  request: Pick<HandlerRequest, 'header'>,
  allowedOrigins: readonly string[] | undefined,
): HandlerResponse {
  const origins = request.header('webhook-request-origin').flatMap((line) => line.split(/[\s,]+/).filter(Boolean));
  if (origins.length === 0)
    return explain(400, 'WebHook-Request-Origin is missing: this URL takes events of a service.');
  const allowed = allowedOrigins === undefined ? '*' : origins.find((origin) => isAllowed(origin, allowedOrigins));
  if (allowed === undefined) return explain(403, `Events of ${origins.join(', ')} are not accepted here.`);
  return {
    status: 200,
    headers: { 'webhook-allowed-origin': allowed, 'webhook-allowed-rate': '*', allow: 'OPTIONS, GET, POST' },
    body: '',
  };
}

function isAllowed(origin: string, allowedOrigins: readonly string[]): boolean {
  return allowedOrigins.some((allowed) => allowed.toLowerCase() === origin.toLowerCase());
}
